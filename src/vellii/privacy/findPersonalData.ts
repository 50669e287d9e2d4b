import { findContracts } from './numbers/contract';
import { findNumbers } from './numbers/findNumbers';
import { findPeople } from './people/people';
import { nothingKnown, withoutOverlaps, type KnownPersonalData, type PersonalDataSpan } from './personalData';
import { findEmails } from './places/email';
import { findIpAddresses } from './places/ipAddress';
import { findPostalAddresses } from './places/postalAddress';
import { tokenise } from './tokens';

/**
 * Where a text holds personal data: disjoint stretches in UTF-16 units, in the order of the text. The text is read a
 * fixed number of times and every look-around is bounded, so the time is linear in its length. Numbers with check
 * digits count when these are right; what merely looks alike (orders, versions, articles, dates, sums, menu paths)
 * stays.
 */
export function findPersonalData(text: string, known: KnownPersonalData = nothingKnown): readonly PersonalDataSpan[] {
  const tokens = tokenise(text);
  return withoutOverlaps([
    ...findEmails(text),
    ...findContracts(text, tokens),
    ...findNumbers(text),
    ...findPostalAddresses(text, tokens),
    ...findIpAddresses(text),
    ...findPeople(tokens, known),
  ]);
}

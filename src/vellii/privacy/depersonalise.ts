import { findPersonalData } from './findPersonalData';
import { nothingKnown, type KnownPersonalData, type PersonalDataSpan } from './personalData';
import { placeholderNames } from './placeholders';

/**
 * The text without personal data, for good: each stretch becomes a bracket that only says what stood there («[ИМЯ]»).
 * A name that is only addressed («Ольга, здравствуйте!») goes with its comma, so that the sentence still reads well.
 */
export function depersonalise(text: string, known: KnownPersonalData = nothingKnown): string {
  const parts: string[] = [];
  let at = 0;
  for (const span of findPersonalData(text, known)) {
    const address = span.kind === 'person' ? addressed(text, span) : null;
    const start = Math.max(at, address?.start ?? span.start);
    const end = address?.end ?? span.end;
    parts.push(text.slice(at, start));
    at = end;
    if (address === null) parts.push(`[${placeholderNames[span.kind]}]`);
    else if (address.raise) {
      parts.push((text[end] ?? '').toUpperCase());
      at = Math.min(text.length, end + 1);
    }
  }
  parts.push(text.slice(at));
  return parts.join('');
}

interface Address {
  readonly start: number;
  readonly end: number;
  /** What follows begins the sentence now. */
  readonly raise: boolean;
}

/** A name with the comma that sets it off: at the head of a line, or behind a greeting. */
function addressed(text: string, { start, end }: PersonalDataSpan): Address | null {
  const before = text.slice(Math.max(0, start - 24), start);
  const behind = /^,[ \u00a0]{1,2}(?=\p{L})/u.exec(text.slice(end, end + 4));
  if (behind !== null && /(?:^|[\n.!?>])[ \t]{0,4}$/.test(before)) {
    return { start, end: end + behind[0].length, raise: true };
  }
  const greeting =
    /(?:здравствуйте|добрый день|добрый вечер|доброе утро|доброго дня|спасибо|привет),[ \u00a0]{1,2}$/i.exec(before);
  if (greeting === null || !/^[!.,\n]|^$/.test(text.slice(end, end + 1))) return null;
  const comma = greeting[0].length - greeting[0].lastIndexOf(',');
  return { start: start - comma, end, raise: false };
}

import { findPersonalData } from './findPersonalData';
import { nothingKnown, type KnownPersonalData, type PersonalDataKind, type PersonalDataSpan } from './personalData';
import { nameStem, nameStems, valueKey } from './sameValue';
import { tokenise } from './tokens';

/**
 * Personal data of a draft that stands in none of the texts it may come from: neither in the ticket nor in the
 * knowledge base. Such a draft must not be inserted; the data is another customer's, or invented. Case, spelling of
 * numbers and grammatical case do not matter.
 * @param ticketTexts the ticket's own texts, its notes and the names of the people on it.
 * @param knowledgeTexts articles of the knowledge base (not other tickets).
 * @param known further names whose appearance counts although nothing else tells that they are names.
 */
export function foreignData(
  draft: string,
  ticketTexts: readonly string[],
  knowledgeTexts: readonly string[],
  known: KnownPersonalData = nothingKnown,
): readonly PersonalDataSpan[] {
  const spans = findPersonalData(draft, known);
  if (spans.length === 0) return [];
  const allowed = new AllowedValues(
    [...ticketTexts, ...knowledgeTexts],
    spans.some(span => span.kind === 'person'),
  );
  return spans.filter(({ start, end, kind }) => !allowed.has(draft.slice(start, end), kind));
}

const byDigits: ReadonlySet<PersonalDataKind> = new Set(['phone', 'passport', 'snils', 'inn', 'card', 'account']);

/** What stands in the texts, prepared for questions of every kind. */
class AllowedValues {
  private readonly stems = new Set<string>();
  /** Only the digits of each line, so that no spelling of a number matters. */
  private readonly digitLines: readonly string[];
  private readonly folded: readonly string[];

  constructor(texts: readonly string[], wantsNames: boolean) {
    if (wantsNames) {
      for (const text of texts) {
        for (const { kind, folded } of tokenise(text)) if (kind === 'word') this.stems.add(nameStem(folded));
      }
    }
    this.digitLines = texts.flatMap(text => text.split('\n').map(line => line.replace(/\D/g, '')));
    this.folded = texts.map(text => valueKey(text, 'address'));
  }

  has(value: string, kind: PersonalDataKind): boolean {
    if (kind === 'person') return nameStems(value).every(stem => this.stems.has(stem));
    const key = valueKey(value, kind);
    if (byDigits.has(kind)) return this.digitLines.some(line => line.includes(key));
    const plain = valueKey(value, 'address');
    return this.folded.some(text => text.includes(plain));
  }
}

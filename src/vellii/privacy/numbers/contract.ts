import type { PersonalDataSpan } from '../personalData';
import type { Token } from '../tokens';

const contractWord =
  /^(?:договор(?:а|у|ом|е|ы|ов|ам|ами|ах)?|дог|контракт(?:а|у|ом|е|ы|ов)?|contract|соглашени[еяюй]|соглашением)$/;
/** What may stand between the word and the number. */
const filler = new Set([
  'номер',
  'номером',
  'no',
  'n',
  'за',
  'под',
  'поставки',
  'услуг',
  'подряда',
  'сопровождения',
  'обслуживания',
  'аренды',
  'купли',
  'продажи',
  'оказания',
  'на',
  'абонентского',
  'абонентский',
  'сервисного',
  'дополнительное',
  'с',
  'клиентом',
  'клиента',
]);
const mostFiller = 6;

/** Numbers of contracts: «договор № 118-ВЭ/2023», «дог. 45/17», «номер договора: 00012345». */
export function findContracts(text: string, tokens: readonly Token[]): readonly PersonalDataSpan[] {
  const spans: PersonalDataSpan[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || !contractWord.test(token.folded)) continue;
    const span = numberAfter(text, tokens, index + 1, tokens[index - 1]?.folded === 'номер');
    if (span !== null) spans.push(span);
  }
  return spans;
}

function numberAfter(
  text: string,
  tokens: readonly Token[],
  from: number,
  isNumberOf: boolean,
): PersonalDataSpan | null {
  let hasSign = isNumberOf;
  for (let at = from; at < from + mostFiller; at++) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'lineEnd') return null;
    if (token.text === '№' || token.text === '#' || ['n', 'номер', 'номером', 'no'].includes(token.folded)) {
      hasSign = true;
      if (token.folded !== 'n') continue;
    }
    if (/^[.:(«"]$/.test(token.text) || isFiller(token)) continue;
    if (token.kind !== 'number' && token.kind !== 'word') return null;
    return numberFrom(text, token.start, hasSign);
  }
  return null;
}

/** A capital «С» begins a number («С-901/24»), a small one leads to a person («с клиентом»). */
function isFiller(token: Token): boolean {
  return filler.has(token.folded) && (token.text.length > 2 || token.text === token.folded);
}

/** Letters, digits and what joins them. */
const body = /[\p{L}\d/_.\-–‑№]/u;
const most = 40;

function numberFrom(text: string, start: number, hasSign: boolean): PersonalDataSpan | null {
  let end = start;
  while (end < text.length && end - start < most && body.test(text[end] ?? '')) end++;
  while (end > start && /[.\-–/_]/.test(text[end - 1] ?? '')) end--;
  const number = text.slice(start, end);
  if (!/\d/.test(number) || isDate(number)) return null;
  if (hasSign) return { start, end, kind: 'contract' };
  const isCompound = /[\p{L}/\-–]/u.test(number) && number.length >= 4 && !/^\d+-(?:го|му|м|й|я|е|х)$/u.test(number);
  const isLong = /^\d{4,}$/.test(number) && !/^(?:19|20)\d{2}$/.test(number);
  return isCompound || isLong ? { start, end, kind: 'contract' } : null;
}

function isDate(number: string): boolean {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:г\.?)?$/.test(number) || /^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(number);
}

import { folded } from '../../base/words';
import { normalCode } from '../workspace/code';
import type { Script } from '../workspace/script';

/** A script that a ticket may be about, and why. */
export interface Candidate {
  readonly script: Script;
  readonly score: number;
  readonly reasons: readonly CandidateReason[];
}

export type CandidateReason =
  | { readonly reason: 'code'; readonly text: string }
  | { readonly reason: 'title'; readonly text: string }
  | { readonly reason: 'words'; readonly words: readonly string[] };

/** The words of a ticket: its summary counts more than the rest. */
export interface TicketWords {
  readonly summary: string;
  readonly text: string;
}

/**
 * Scripts that a ticket may be about, most likely first. A code that the ticket names decides, then a title, then
 * common words; words that many scripts share say little.
 */
export function candidateScripts(ticket: TicketWords, scripts: readonly Script[], most = 5): readonly Candidate[] {
  const text = `${ticket.summary}\n${ticket.text}`;
  const whole = folded(text);
  const wholeCodes = normalCode(text);
  const stems = new Set(stemsOf(whole));
  const summaryStems = new Set(stemsOf(folded(ticket.summary)));
  const words = scripts.map(script => wordsOf(script));
  const spread = new Map<string, number>();
  for (const set of words) for (const stem of set.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  return scripts
    .map((script, index): Candidate => {
      const reasons: CandidateReason[] = [];
      let score = 0;
      if (script.code !== '' && namesCode(wholeCodes, normalCode(script.code))) {
        score += 100;
        reasons.push({ reason: 'code', text: script.code });
      }
      const title = folded(script.title);
      if (title.length > 3 && whole.includes(title)) {
        score += 40;
        reasons.push({ reason: 'title', text: script.title });
      }
      const common = [...(words[index] ?? new Map<string, string>())].filter(([stem]) => stems.has(stem));
      for (const [stem] of common) {
        score += ((summaryStems.has(stem) ? 6 : 3) * 2) / (1 + (spread.get(stem) ?? 1));
      }
      if (common.length > 0) reasons.push({ reason: 'words', words: common.map(([, word]) => word) });
      return { script, score, reasons };
    })
    .filter(candidate => candidate.score >= 5)
    .sort((one, other) => other.score - one.score || one.script.code.localeCompare(other.script.code))
    .slice(0, most);
}

function namesCode(text: string, code: string): boolean {
  for (let at = text.indexOf(code); at !== -1; at = text.indexOf(code, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + code.length)];
    if (!around.some(character => /[\p{L}\d-]/u.test(character))) return true;
  }
  return false;
}

/** Stems of a script's title and of the titles of its parts, each with the word as it is written. */
function wordsOf(script: Script): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (text: string) => {
    for (const word of folded(text).match(WORD) ?? []) found.set(stem(word), word);
  };
  const visit = (value: unknown, depth: number): void => {
    if (depth > 4 || typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'title' && typeof child === 'string') add(child);
      else visit(child, depth + 1);
    }
  };
  visit(script.value, 0);
  return new Map([...found].filter(([one]) => one.length >= 4 && !COMMON.has(one)));
}

const WORD = /[\p{L}\d]{3,}/gu;

function stemsOf(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map(stem);
}

/** Cuts Russian endings; rough, but the same for both sides. */
function stem(word: string): string {
  if (word.length < 5) return word;
  const cut = word.replace(
    /(?:ами|ями|ого|его|ому|ему|ыми|ими|ать|ять|ить|еть|ия|ие|ий|ый|ой|ая|яя|ое|ее|ые|ую|юю|ов|ев|ей|ам|ям|ах|ях|ом|ем|их|ых|а|я|о|е|ы|и|у|ю|ь)$/u,
    '',
  );
  return cut.length >= 4 ? cut : word;
}

const COMMON: ReadonlySet<string> = new Set([
  'код',
  'клиент',
  'договор',
  'состоян',
  'отчет',
  'папк',
  'настройк',
  'сумм',
]);

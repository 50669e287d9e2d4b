import { normalCode } from '../../setup/workspace/code';
import { fileKey, namesTitle } from './codes';
import { ticketMentions } from './mentions';
import { scriptHeads, type ScriptHead } from './scriptHeads';

/** What is kept of a file of the workspace. Lines count from 0. */
export interface FileFacts {
  readonly name: string;
  /** Ticket → first line that mentions it. */
  readonly mentions: ReadonlyMap<number, number>;
  readonly heads: readonly ScriptHead[];
}

/** Why a file belongs to a ticket, the strongest first. */
export type Reason =
  | { readonly kind: 'mention'; readonly line: number }
  | { readonly kind: 'code'; readonly code: string; readonly line: number }
  | { readonly kind: 'fileName'; readonly line: number }
  | { readonly kind: 'title'; readonly title: string; readonly line: number };

/** What a ticket says, prepared for many files. */
export interface TicketSayings {
  readonly ticketId: number;
  readonly codes: ReadonlySet<string>;
  /** By `wordsOf`. */
  readonly words: string;
}

const strength = { mention: 0, code: 1, fileName: 2, title: 3 } as const;

export function factsOfFile(name: string, text: string): FileFacts {
  const mentions = new Map<number, number>();
  let line = 0;
  let counted = 0;
  for (const { ticketId, start } of ticketMentions(text)) {
    for (; counted < start; counted++) if (text[counted] === '\n') line++;
    if (!mentions.has(ticketId)) mentions.set(ticketId, line);
  }
  return { name, mentions, heads: scriptHeads(text, name) };
}

/** Why the file belongs to the ticket; the strongest reason first, none when it does not. */
export function reasonsFor(facts: FileFacts, { ticketId, codes, words }: TicketSayings): readonly Reason[] {
  const line = facts.mentions.get(ticketId);
  const named = facts.heads.filter(({ code }) => codes.has(normalCode(code)));
  const titled = facts.heads.filter(
    head => head.title !== null && !named.includes(head) && namesTitle(words, head.title),
  );
  const reasons: Reason[] = [
    ...(line === undefined ? [] : [{ kind: 'mention', line } as const]),
    ...named.map(({ code, codeLine }) => ({ kind: 'code', code, line: codeLine }) as const),
    ...(codes.has(fileKey(facts.name)) ? [{ kind: 'fileName', line: 0 } as const] : []),
    ...titled.map(({ title, codeLine }) => ({ kind: 'title', title: title ?? '', line: codeLine }) as const),
  ];
  return reasons;
}

/** The closer to the ticket, the further up; then by path. */
export function byCloseness(
  a: { readonly reasons: readonly Reason[]; readonly path: string },
  b: { readonly reasons: readonly Reason[]; readonly path: string },
): number {
  const rank = ({ reasons }: { readonly reasons: readonly Reason[] }): number =>
    reasons[0] === undefined ? Number.POSITIVE_INFINITY : strength[reasons[0].kind];
  return rank(a) - rank(b) || b.reasons.length - a.reasons.length || a.path.localeCompare(b.path, 'ru');
}

import { err, ok, type Result } from '../../../base/result';
import { draftContentSchema, type DraftContent } from '../../draft';
import { findJsonObject } from './jsonText';

const kinds: Readonly<Record<string, DraftContent['kind']>> = {
  'готовый ответ': 'answer',
  ответ: 'answer',
  'направление решения': 'direction',
  направление: 'direction',
  'нужно уточнение': 'clarification',
  уточнение: 'clarification',
};

/**
 * Reads what a model said. Small liberties are taken back: keys left out, Russian words for kinds, numbers of passages
 * as text. The error says in words what is wrong, for the one request to mend it.
 * @param sourceCount how many passages there were to cite.
 */
export function readAnswer(text: string, sourceCount: number): Result<DraftContent, string> {
  const object = findJsonObject(text, 'reply');
  if (object === null) return err('в нём нет объекта JSON с полем "reply"');
  const parsed = draftContentSchema.safeParse(straightened(object));
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'ответ'}: ${message}`);
    return err(issues.slice(0, 5).join('; ').slice(0, 600));
  }
  const unknown = citedIn(parsed.data).filter(number => number > sourceCount);
  if (unknown.length > 0) return err(`выдержек всего ${sourceCount}, а в ответе есть номера ${unknown.join(', ')}`);
  return ok(withAllCitations(parsed.data));
}

/** The same without the citations that lead nowhere, for when mending did not help. */
export function readLeniently(text: string, sourceCount: number): Result<DraftContent, string> {
  const object = findJsonObject(text, 'reply');
  if (object === null) return err('no object');
  const parsed = draftContentSchema.safeParse(straightened(object));
  if (!parsed.success) return err('another shape');
  const drop = (part: string): string =>
    part.replace(/ ?\[(\d{1,4})\]/g, (marker, number: string) => (isSource(Number(number), sourceCount) ? marker : ''));
  const { data } = parsed;
  return ok(
    withAllCitations({
      ...data,
      reply: drop(data.reply),
      steps: data.steps.map(drop).filter(step => step !== ''),
      citations: data.citations.filter(number => isSource(number, sourceCount)),
    }),
  );
}

function isSource(number: number, count: number): boolean {
  return number >= 1 && number <= count;
}

function withAllCitations(content: DraftContent): DraftContent {
  return { ...content, citations: [...new Set(citedIn(content))].sort((a, b) => a - b) };
}

function citedIn({ reply, steps, citations }: DraftContent): readonly number[] {
  const markers = [reply, ...steps].flatMap(part =>
    [...part.matchAll(/\[(\d{1,4})\]/g)].map(([, number]) => Number(number)),
  );
  return [...citations, ...markers];
}

function straightened(object: Readonly<Record<string, unknown>>): unknown {
  const { kind, reply, steps, citations, missing, classification, setupChange } = object;
  return {
    kind: typeof kind === 'string' ? (kinds[kind.trim().toLowerCase()] ?? kind) : kind,
    reply: typeof reply === 'string' ? reply.trim() : reply,
    steps: listOf(steps).filter(step => step !== ''),
    citations: listOf(citations).map(toNumber),
    missing: listOf(missing),
    classification: classificationOf(classification),
    setupChange: setupChangeOf(setupChange),
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function toNumber(value: unknown): unknown {
  const digits = typeof value === 'string' ? /^\[?(\d{1,4})\]?$/.exec(value.trim())?.[1] : undefined;
  return digits === undefined ? value : Number(digits);
}

function classificationOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const known = (each: unknown): unknown => (each === undefined || each === '' ? null : each);
  const [type, category, priority] = [given['type'], given['category'], given['priority']].map(known);
  if (type === null && category === null && priority === null) return null;
  return { type, category, priority, reason: typeof given['reason'] === 'string' ? given['reason'] : '' };
}

function setupChangeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const { script, change } = value as Readonly<Record<string, unknown>>;
  if (typeof change !== 'string' || change.trim() === '') return null;
  return { script: typeof script === 'string' ? script : '', change };
}

import * as z from 'zod';
import type { FilePort } from './filePort';
import { sha256Hex } from '../../base/sha256';
import { planId } from './plan';
import type { PreparedFile } from './preparePlan';

const entrySchema = z.strictObject({
  place: z.string(),
  base: z.string().nullable(),
  target: z.string().nullable(),
});
const journalSchema = z.strictObject({ format: z.literal(1), plan: planId, entries: z.array(entrySchema) });

type Entry = z.infer<typeof entrySchema>;

/** How an unfinished application ended after a crash. */
export type Recovery =
  /** All files are as planned. */
  | { readonly outcome: 'finished'; readonly plan: string }
  /** All files are as before, but for those that somebody changed meanwhile, which are left alone. */
  | { readonly outcome: 'undone'; readonly plan: string; readonly foreign: readonly string[] };

/**
 * Writes several files such that after a crash at any moment `recover` makes it all or nothing. Contents are put into
 * the journal's folder first, then the journal itself, which is the moment of decision, then the files.
 * @throws the file system's error; `recover` then tells how it ended.
 */
export async function writeAll(
  folder: string,
  plan: string,
  prepared: readonly PreparedFile[],
  files: FilePort,
): Promise<void> {
  for (const [index, { before, after }] of prepared.entries()) {
    if (before !== null) await files.replace(stored(folder, index, 'old'), before);
    if (after !== null) await files.replace(stored(folder, index, 'new'), after);
  }
  const entries: Entry[] = prepared.map(({ place, before, after }) => ({
    place,
    base: before === null ? null : sha256Hex(before),
    target: after === null ? null : sha256Hex(after),
  }));
  const journal = { format: 1, plan, entries };
  await files.replace(journalFile(folder), new TextEncoder().encode(JSON.stringify(journal)));
  for (const [index, { place, after }] of prepared.entries()) {
    const entry = entries[index];
    // Between the check and this moment somebody may have saved the file.
    await mustBe(place, entry?.base ?? null, files);
    await put(place, after, files);
    await mustBe(place, entry?.target ?? null, files);
  }
  await clear(folder, files);
}

async function mustBe(place: string, hash: string | null, files: FilePort): Promise<void> {
  const bytes = await files.read(place);
  if ((bytes === null ? null : sha256Hex(bytes)) !== hash)
    throw new Error(`${place} has another content than expected`);
}

/** Ends what a crash interrupted; `null` when there is nothing to end. */
export async function recover(folder: string, files: FilePort): Promise<Recovery | null> {
  const bytes = await files.read(journalFile(folder));
  if (bytes === null) {
    // Contents without a journal: the crash came before anything was written.
    await clearContents(folder, files);
    return null;
  }
  const parsed = journalSchema.safeParse(parse(bytes));
  if (!parsed.success) {
    // The journal is written in one step; a torn one was never acted upon.
    await clear(folder, files);
    return null;
  }
  const { plan, entries } = parsed.data;
  const kept = await Promise.all(entries.map((entry, index) => standing(entry, index, folder, files)));
  // Where the old content is lost there is nothing to go back to: such a file is left as it is.
  const isLost = (one: Kept) => one.entry.base !== null && one.base === null;
  const foreign = kept.filter(one => one.standing === 'foreign').map(one => one.entry.place);
  const canFinish = foreign.length === 0 && kept.every(one => one.entry.target === null || one.target !== null);
  for (const { place } of entries) await clearTorn(place, files);
  for (const one of kept) {
    if (canFinish && one.standing !== 'target') await put(one.entry.place, one.target, files);
    const canUndo = one.standing !== 'foreign' && one.standing !== 'base' && !isLost(one);
    if (!canFinish && canUndo) await put(one.entry.place, one.base, files);
  }
  await clear(folder, files);
  return canFinish ? { outcome: 'finished', plan } : { outcome: 'undone', plan, foreign };
}

interface Kept {
  readonly entry: Entry;
  readonly base: Uint8Array | null;
  readonly target: Uint8Array | null;
  /** What the file holds: `torn` is a beginning of the target that a crash left. */
  readonly standing: 'base' | 'target' | 'torn' | 'foreign';
}

async function standing(entry: Entry, index: number, folder: string, files: FilePort): Promise<Kept> {
  const [base, target, now] = await Promise.all([
    entry.base === null ? null : intact(files.read(stored(folder, index, 'old')), entry.base),
    entry.target === null ? null : intact(files.read(stored(folder, index, 'new')), entry.target),
    files.read(entry.place),
  ]);
  return { entry, base, target, standing: compare(entry, target, now) };
}

function compare(entry: Entry, target: Uint8Array | null, now: Uint8Array | null): Kept['standing'] {
  const current = now === null ? null : sha256Hex(now);
  if (current === entry.target) return 'target';
  if (current === entry.base) return 'base';
  const isBeginning =
    now !== null && target !== null && now.length < target.length && now.every((byte, index) => byte === target[index]);
  return isBeginning ? 'torn' : 'foreign';
}

async function intact(reading: Promise<Uint8Array | null>, hash: string): Promise<Uint8Array | null> {
  const bytes = await reading;
  return bytes !== null && sha256Hex(bytes) === hash ? bytes : null;
}

function put(place: string, bytes: Uint8Array | null, files: FilePort): Promise<void> {
  return bytes === null ? files.remove(place) : files.replace(place, bytes);
}

/** The journal goes first: contents without it mean nothing. */
async function clear(folder: string, files: FilePort): Promise<void> {
  await files.remove(journalFile(folder));
  await clearContents(folder, files);
}

/** A replacement that was interrupted leaves what it was written into, beside the file and under its name. */
async function clearTorn(place: string, files: FilePort): Promise<void> {
  const [, folder = '', name = ''] = /^(.*)[\\/]([^\\/]+)$/.exec(place) ?? [];
  for (const other of await files.list(folder)) {
    const rest = other.startsWith(`${name}.`) ? other.slice(name.length) : '';
    if (/^\.[0-9a-f-]{36}\.tmp$/.test(rest)) await files.remove(`${folder}/${other}`);
  }
}

async function clearContents(folder: string, files: FilePort): Promise<void> {
  for (const name of await files.list(folder)) {
    if (/^\d+\.(?:old|new)$/.test(name)) await files.remove(`${folder}/${name}`);
  }
}

function journalFile(folder: string): string {
  return `${folder}/journal.json`;
}

function stored(folder: string, index: number, which: 'old' | 'new'): string {
  return `${folder}/${index}.${which}`;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

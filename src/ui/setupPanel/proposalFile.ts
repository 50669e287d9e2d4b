import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readIfExists, writeAtomically } from '../../base/atomicFile';
import { operationSchema } from '../../setup/documents/operation';
import type { RefusedChange, Timeline } from '../../setup/editing/snapshot';

const refused = z.object({
  id: z.string(),
  text: z.custom<RefusedChange['text']>(value => typeof value === 'object' && value !== null),
  kind: z.string(),
  operations: z.array(operationSchema),
});

const snapshot = z.object({
  text: z.string(),
  refused: z.array(refused),
  acceptedRisks: z.array(z.string()),
  stateTargets: z.array(z.object({ script: z.string(), state: z.string(), target: z.string() })),
  along: z.array(z.string()).default([]),
});

const stored = z.object({
  version: z.literal(1),
  id: z.string().regex(/^[\w-]{1,80}$/),
  /** The folder of the workspace, absolute. */
  root: z.string(),
  path: z.string(),
  ticket: z.object({ origin: z.string(), id: z.int(), summary: z.string() }).nullable(),
  source: z.discriminatedUnion('from', [
    z.object({ from: z.literal('own') }),
    z.object({ from: z.literal('attachment'), name: z.string() }),
    z.object({ from: z.literal('git'), name: z.string() }),
    z.object({ from: z.literal('template') }),
    z.object({ from: z.literal('assistant') }),
  ]),
  /** `null`: the file is new. */
  base: z.string().nullable(),
  encoding: z.enum(['utf-8', 'utf-8 with BOM', 'utf-16le', 'windows-1251']),
  past: z.array(snapshot),
  present: snapshot,
  future: z.array(snapshot),
});

/** A proposal as it lies on the disk, so that it survives a reload of the window. */
export type StoredProposal = z.infer<typeof stored>;
export type ProposalSource = StoredProposal['source'];
export type TicketOfProposal = NonNullable<StoredProposal['ticket']>;

/** Steps of undo that are kept over a reload. */
const STEPS_ON_DISK = 20;

export async function saveProposal(
  folder: string,
  proposal: Omit<StoredProposal, keyof Timeline> & Timeline,
): Promise<void> {
  const kept = {
    ...proposal,
    past: proposal.past.slice(-STEPS_ON_DISK),
    future: proposal.future.slice(0, STEPS_ON_DISK),
  };
  await writeAtomically(fileOf(folder, proposal.id), JSON.stringify(kept));
}

/** `null` where there is none, or one that cannot be read. */
export async function loadProposal(folder: string, id: string): Promise<StoredProposal | null> {
  const text = await readIfExists(fileOf(folder, id));
  if (text === null) return null;
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function loadProposals(folder: string): Promise<readonly StoredProposal[]> {
  const names = await readdir(folder).catch(() => []);
  const ids = names.flatMap(name => /^([\w-]+)\.json$/.exec(name)?.[1] ?? []);
  return (await Promise.all(ids.map(id => loadProposal(folder, id)))).filter(one => one !== null);
}

export async function removeProposal(folder: string, id: string): Promise<void> {
  await rm(fileOf(folder, id), { force: true });
}

function fileOf(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readIfExists } from '../../base/atomicFile';
import type { Log } from '../../base/log';
import { rejectReasons, type DraftEvent } from './draftEvents';

/** What became of drafts, kept on this machine only: a line of JSON for each event, added by any window. */
export class DraftEventLog {
  constructor(
    private readonly path: string,
    private readonly log: Log,
  ) {}

  /** Never fails: a count less is no reason to trouble anybody. */
  async add(event: DraftEvent): Promise<void> {
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await appendFile(this.path, `${JSON.stringify(event)}\n`, { mode: 0o600 });
    } catch (error) {
      this.log.error('What became of a draft could not be kept', error);
    }
  }

  /** All events, oldest first; a torn line is left out. @throws the file system's error. */
  async all(): Promise<readonly DraftEvent[]> {
    const text = (await readIfExists(this.path)) ?? '';
    return text.split('\n').flatMap(line => {
      const event = parse(line);
      return event === null ? [] : [event];
    });
  }
}

function parse(line: string): DraftEvent | null {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : null;
  } catch {
    return null;
  }
}

const kinds = ['written', 'inserted', 'closedByCustomer', 'sent', 'rejected'];
const providers = ['builtIn', 'endpoint', 'vscode', 'robot'];

/** Checked by hand: the schemas of zod would come into the bundle for this alone. */
function isEvent(value: unknown): value is DraftEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { at, ticketId, provider, what } = value as Record<string, unknown>;
  if (typeof at !== 'number' || typeof ticketId !== 'number' || !providers.includes(String(provider))) return false;
  if (typeof what !== 'object' || what === null) return false;
  const { kind, changed, reason } = what as Record<string, unknown>;
  if (kind === 'sent') return typeof changed === 'number';
  if (kind === 'rejected') return (rejectReasons as readonly unknown[]).includes(reason);
  return kinds.includes(String(kind));
}

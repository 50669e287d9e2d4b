import { err, ok, type Result } from '../../base/result';
import { decode, encode } from '../documents/encoding';
import { applySplices, areSound } from '../documents/splice';
import { contained, type PathRefusal } from './containment';
import type { FilePort } from './filePort';
import { sha256Hex } from '../../base/sha256';
import type { Plan, PlannedFile } from './plan';

/** A file of a plan, checked against what is on the disk. */
export interface PreparedFile {
  readonly path: string;
  /** Absolute, links followed. */
  readonly place: string;
  /** `null`: not there. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

/** Why a plan is not applied; nothing has been written then. */
export type PlanRefusal =
  | PathRefusal
  /** Somebody changed the file since the plan was made. `text`: what it holds now, when that is a text. */
  | { readonly kind: 'baseChanged'; readonly files: readonly ChangedBase[] }
  | { readonly kind: 'dirty'; readonly paths: readonly string[] }
  /** The changes that the plan lists do not give the result that it names: it was tampered with or torn. */
  | { readonly kind: 'inconsistent'; readonly path: string };

export interface ChangedBase {
  readonly path: string;
  readonly text: string | null;
  /** The file is what the plan wants to make of it. */
  readonly isDone: boolean;
}

export interface Applying {
  /** The folder of the workspace, absolute. */
  readonly root: string;
  readonly files: FilePort;
  /** Whether a document with unsaved changes is open for a path of the plan. */
  readonly isDirty: (path: string) => boolean;
}

/**
 * Checks a plan against the files: paths inside of the workspace, bases unchanged, nothing unsaved, and the splices
 * lead to the target that the plan names.
 */
export async function preparePlan(
  plan: Plan,
  { root, files, isDirty }: Applying,
): Promise<Result<readonly PreparedFile[], PlanRefusal>> {
  const dirty = plan.files.map(file => file.path).filter(isDirty);
  if (dirty.length > 0) return err({ kind: 'dirty', paths: dirty });
  const prepared: PreparedFile[] = [];
  const changed: ChangedBase[] = [];
  const places = new Set<string>();
  for (const file of plan.files) {
    const place = await contained(root, file.path, files);
    if (!place.ok) return place;
    // Two names of one file would overwrite each other.
    if (places.has(place.value)) return err({ kind: 'inconsistent', path: file.path });
    places.add(place.value);
    const before = await files.read(place.value);
    if ((before === null ? null : sha256Hex(before)) !== file.base) {
      changed.push(changedBase(file, before));
      continue;
    }
    const after = targetOf(file, before);
    if (after === undefined) return err({ kind: 'inconsistent', path: file.path });
    prepared.push({ path: file.path, place: place.value, before, after });
  }
  return changed.length > 0 ? err({ kind: 'baseChanged', files: changed }) : ok(prepared);
}

function changedBase(file: PlannedFile, now: Uint8Array | null): ChangedBase {
  const decoded = now === null ? null : decode(now);
  return {
    path: file.path,
    text: decoded?.ok === true ? decoded.value.text : null,
    isDone: (now === null ? null : sha256Hex(now)) === file.target,
  };
}

/** What the splices make of the base; nothing when that is not what the plan says. */
function targetOf(
  { splices, encoding, target }: PlannedFile,
  before: Uint8Array | null,
): Uint8Array | null | undefined {
  const base = before === null ? null : decode(before);
  if (base !== null && (!base.ok || base.value.encoding !== encoding)) return undefined;
  const text = base === null ? '' : base.value.text;
  if (!areSound(splices, text.length)) return undefined;
  const result = applySplices(text, splices);
  if (target === null) return result === '' ? null : undefined;
  const encoded = encode(result, encoding);
  return encoded.ok && sha256Hex(encoded.value) === target ? encoded.value : undefined;
}

import type { Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { Log } from '../../base/log';
import { amend, redo, startTimeline, step, undo, type Snapshot, type Timeline } from '../../setup/editing/snapshot';
import { followTyped } from '../../setup/editing/typedText';
import { readFile, type SetupFile } from '../../setup/documents/setupFile';
import type { Encoding } from '../../setup/documents/encoding';
import { saveProposal, type ProposalSource, type StoredProposal, type TicketOfProposal } from './proposalFile';

/** One proposed change of one file: what it was made from, what it is now, and the steps between. Kept on the disk. */
export class Proposal implements Disposable {
  readonly id: string;
  readonly root: string;
  readonly path: string;
  readonly ticket: TicketOfProposal | null;
  private from: ProposalSource;
  private baseFile: SetupFile | null;
  private resultFile: SetupFile;
  private timeline: Timeline;
  private encoding: Encoding;
  private tail: Promise<unknown> = Promise.resolve();
  private readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;
  /** Rises with everything that may move places in the script. */
  rev = 0;

  constructor(
    stored: StoredProposal,
    /** The file as it is on the disk, where it has been read. */
    known: SetupFile | null,
    private readonly folder: string,
    private readonly log: Log,
  ) {
    this.id = stored.id;
    this.root = stored.root;
    this.path = stored.path;
    this.ticket = stored.ticket;
    this.from = stored.source;
    this.encoding = stored.encoding;
    this.timeline = { past: stored.past, present: stored.present, future: stored.future };
    const { path, base, present, encoding } = stored;
    // A large file takes seconds to be read: none is read twice.
    const isKnown = known !== null && known.text === base && known.encoding === encoding;
    this.baseFile = isKnown ? known : base === null ? null : readFile(path, base, encoding);
    const isSame = this.baseFile?.text === present.text;
    this.resultFile = isSame && this.baseFile !== null ? this.baseFile : readFile(path, present.text, encoding);
  }

  /** `null`: the file is new. */
  get base(): SetupFile | null {
    return this.baseFile;
  }

  get result(): SetupFile {
    return this.resultFile;
  }

  get present(): Snapshot {
    return this.timeline.present;
  }

  get source(): ProposalSource {
    return this.from;
  }

  get canUndo(): boolean {
    return this.timeline.past.length > 0;
  }

  get canRedo(): boolean {
    return this.timeline.future.length > 0;
  }

  get isChanged(): boolean {
    return this.base?.text !== this.present.text;
  }

  change(next: Snapshot): void {
    this.become(step(this.timeline, next));
  }

  /** Replaces the whole text, such as by a file of the ticket. */
  replaceBy(text: string, source: ProposalSource): void {
    this.from = source;
    this.change({ ...this.present, text, refused: [] });
  }

  /** What was typed in the editor of the text; typing goes into one step of undo as long as nothing else happens. */
  typed(shown: string, isContinued: boolean): void {
    const text = followTyped(this.present.text, shown);
    if (text === this.present.text) return;
    const next = { ...this.present, text };
    this.become(isContinued ? amend(this.timeline, next) : step(this.timeline, next));
  }

  undo(): void {
    this.become(undo(this.timeline));
  }

  redo(): void {
    this.become(redo(this.timeline));
  }

  /** Begins anew from what the file is now, with nothing changed or with a result that fits it. */
  rebase(base: SetupFile | null, text: string): void {
    this.baseFile = base;
    if (base !== null) this.encoding = base.encoding;
    const { acceptedRisks, stateTargets, refused, along } = this.present;
    const begun = startTimeline(text);
    this.become({ ...begun, present: { ...begun.present, acceptedRisks, stateTargets, refused, along } });
  }

  /** The change is in the file: what comes now is another one. */
  applied(base: SetupFile): void {
    this.baseFile = base;
    this.encoding = base.encoding;
    this.from = { from: 'own' };
    this.become(startTimeline(base.text));
  }

  /** Resolves when everything so far is on the disk. */
  settled(): Promise<unknown> {
    return this.tail;
  }

  dispose(): void {
    this.changes.dispose();
  }

  private become(timeline: Timeline): void {
    if (timeline === this.timeline) return;
    this.timeline = timeline;
    if (timeline.present.text !== this.resultFile.text || this.encoding !== this.resultFile.encoding) {
      const { text } = timeline.present;
      const { base } = this;
      const isBase = base?.text === text && base.encoding === this.encoding;
      this.resultFile = isBase ? base : readFile(this.path, text, this.encoding);
      this.rev++;
    }
    this.save();
    this.changes.fire();
  }

  save(): void {
    const { id, root, path, ticket, from: source, encoding } = this;
    const state = { version: 1 as const, id, root, path, ticket, source, encoding, base: this.base?.text ?? null };
    const { timeline } = this;
    this.tail = this.tail
      .then(() => saveProposal(this.folder, { ...state, ...timeline }))
      .catch((error: unknown) => this.log.error(`The proposal for ${path} could not be kept`, error));
  }
}

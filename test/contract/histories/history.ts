import { join } from 'node:path';
import { setFieldValue } from '../../../demo/mantis/model/customFields';
import { createIssue, updateIssue } from '../../../demo/mantis/model/issues';
import { addNote } from '../../../demo/mantis/model/notes';
import type { Issue } from '../../../demo/mantis/model/types';
import { withFaults, type NetworkFault } from '../../../demo/mantis/faults';
import type { Exchange } from '../../../demo/mantis/server';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import { ok, type Result } from '../../../src/base/result';
import type { Conflict, FieldConflict, MantisError } from '../../../src/mantis/errors';
import type { FieldValues } from '../../../src/mantis/fields';
import { toTicket } from '../../../src/mantis/mapping';
import type { DraftFile } from '../../../src/tickets/draftFile';
import type { PendingFiles } from '../../../src/tickets/pendingFiles';
import { ReplyDrafts } from '../../../src/tickets/replyDrafts';
import type { Ticket } from '../../../src/tickets/ticket';
import type { TicketReading } from '../../../src/ui/ticketPanel/session';
import { ReplySender } from '../../../src/ui/ticketPanel/sending/sendReply';
import { PRIORITY, STATUS, type Desk, type ForeignServer } from '../client/foreignServer';

/** Numbers that look random and are the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** A change of a field as the person meant it: from what they saw to what they want, by the history's names. */
interface Intention {
  readonly field: string;
  readonly base: number;
  readonly mine: number;
}

/** A value that the product has shown to the person as a colleague's, or as lost. */
interface Shown {
  readonly field: string;
  readonly value: number;
}

interface Composer {
  text: string;
  status: number | null;
  /** Name of the file that goes along. */
  file: { readonly id: string; readonly name: string; readonly content: string } | null;
}

const FAULTS: readonly NetworkFault[] = [
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
  { kind: 'crash', when: 'before' },
  { kind: 'crash', when: 'after' },
  { kind: 'unavailable' },
  { kind: 'html' },
  { kind: 'truncate' },
];
const STATUSES = [STATUS.waiting, STATUS.looking, STATUS.working] as const;
const PRIORITIES = [PRIORITY.wish, PRIORITY.significant, PRIORITY.fix, PRIORITY.blocker] as const;

/** «statusId» of a conflict is «status» in the history. */
function historyName(field: string): string {
  return field.replace(/Id$/, '');
}

/** One specialist with one ticket, a colleague who works on it at the same time, and a network that fails. */
export class History {
  readonly issue: Issue;
  readonly composer: Composer = { text: '', status: null, file: null };
  readonly intentions: Intention[] = [];
  readonly colleagueNotes: string[] = [];
  readonly shown: Shown[] = [];
  /** Texts and names of files of which the product has said that they are in Mantis. */
  readonly confirmed = { texts: new Set<string>(), files: new Map<string, string>() };
  private readonly roll: (sides: number) => number;
  private seen!: Ticket;
  private file!: DraftFile;
  private files!: PendingFiles;
  private sender!: ReplySender;
  /** A change whose outcome is not known: it is saved again when the network is well. */
  private doubt: readonly [base: FieldValues, changes: FieldValues] | null = null;
  private rev = 0;
  private count = 0;

  constructor(
    private readonly server: ForeignServer,
    private readonly desk: Desk,
    private readonly folder: string,
    private readonly seed: number,
  ) {
    this.roll = dice(seed);
    const { state, project, users, fields } = server;
    this.issue = createIssue(state, users.client, {
      projectId: project.id,
      categoryId: server.issue.categoryId,
      summary: `Обращение ${seed}`,
      description: 'Не работает.',
      priority: PRIORITY.fix,
    });
    setFieldValue(state, users.client, this.issue, fields.paid, 'Да', false);
    updateIssue(state, users.chief, this.issue, { handlerId: users.specialist.id, status: STATUS.working });
    addNote(state, users.colleague, this.issue, { text: 'Учтённое', isPrivate: false, timeTracking: 25 });
  }

  async run(steps: number): Promise<void> {
    await this.openWindow();
    this.server.interfere(exchange => this.meddle(exchange));
    for (let step = 0; step < steps; step++) await this.act();
    this.server.interfere(null);
    await this.settle();
  }

  /** What the composer's file on the disk holds, read by another window. */
  async onDisk(): Promise<{
    readonly text: string;
    readonly status: number | null;
    readonly files: readonly string[];
  }> {
    const drafts = this.newDrafts('eye');
    const loaded = await drafts.of(this.reference).load();
    const waiting = await drafts.filesOf(this.reference).load();
    if (!loaded.ok) throw new Error('The draft cannot be read.');
    return {
      text: loaded.value?.text ?? '',
      status: loaded.value?.statusAfter ?? null,
      files: waiting.map(({ name }) => name),
    };
  }

  private async act(): Promise<void> {
    const kind = this.roll(10);
    if (kind < 5) await this.reply();
    else if (kind < 8) await this.changeField();
    else if (kind < 9) await this.look();
    else await this.crash();
  }

  /** Types something new, or leaves what has not been sent, and presses «Send». */
  private async reply(): Promise<void> {
    const { composer } = this;
    if (this.sender.current.phase === 'failed' || this.sender.current.phase === 'done') await this.sender.dismiss();
    if (composer.text === '') composer.text = `Ответ ${this.seed}/${(this.count += 1)}`;
    else if (this.roll(4) === 0) composer.text += ' и ещё';
    if (composer.status === null && this.roll(2) === 0) composer.status = STATUSES[this.roll(3)] ?? null;
    if (composer.file === null && this.roll(3) === 0) {
      const content = `Файл ${this.seed}/${(this.count += 1)}`;
      const added = await this.files.add(`журнал-${this.count}.txt`, Buffer.from(content));
      if (!added.ok) throw new Error('The file cannot wait.');
      composer.file = { id: added.value.id, name: added.value.name, content };
    }
    await this.typed();
    if (this.roll(3) > 0) await this.look();
    const { status } = this.seen;
    if (composer.status !== null && composer.status !== status.id) {
      this.intentions.push({ field: 'status', base: status.id, mine: composer.status });
    }
    await this.sender.send(
      {
        id: `${this.seed}/${(this.count += 1)}`,
        content: { text: composer.text, isPrivate: false, statusAfter: composer.status },
        rev: this.rev,
        fileIds: composer.file === null ? [] : [composer.file.id],
      },
      {
        noteIds: new Set(this.seen.notes?.map(({ id }) => id)),
        fileIds: new Set(this.seen.attachments.map(({ id }) => id)),
        statusId: status.id,
      },
    );
    await this.afterSending();
  }

  private async changeField(): Promise<void> {
    const priority = PRIORITIES[this.roll(4)] ?? PRIORITY.fix;
    const base = this.seen.priority.id;
    if (priority !== base) this.intentions.push({ field: 'priority', base, mine: priority });
    await this.change({ priorityId: base }, { priorityId: priority });
  }

  /** The person is shown both values, and takes one of them. */
  private async decide({ fields }: Conflict): Promise<void> {
    this.show(fields);
    const isMine = this.roll(2) === 0;
    const base: Record<string, number> = {};
    const changes: Record<string, number> = {};
    for (const { field, mine, theirs, now } of fields) {
      if (typeof mine !== 'number' || typeof theirs !== 'number') continue;
      base[field] = typeof now === 'number' ? now : theirs;
      changes[field] = isMine ? mine : theirs;
      this.intentions.push({ field: historyName(field), base: base[field], mine: changes[field] });
    }
    await this.change(base, changes);
  }

  private async change(base: FieldValues, changes: FieldValues): Promise<void> {
    const outcome = await this.desk.writer.changeFields(this.issue.id, base, changes);
    this.doubt = outcome.kind === 'uncertain' ? [base, changes] : null;
    if (outcome.kind === 'confirmed') this.seen = outcome.ticket;
    else if (outcome.error.kind === 'conflict') await this.decide(outcome.error);
  }

  private show(fields: readonly FieldConflict[]): void {
    for (const { field, mine, theirs } of fields) {
      for (const value of [mine, theirs]) {
        if (typeof value === 'number') this.shown.push({ field: historyName(field), value });
      }
    }
  }

  private async look(): Promise<void> {
    const read = await this.desk.client.getIssue(this.issue.id);
    if (read.ok && read.value.kind === 'issue') {
      this.seen = toTicket(read.value.issue, this.desk.dictionary, this.desk.mapping);
    }
  }

  /** The window is killed and opened again: only the disk remembers. */
  private async crash(): Promise<void> {
    this.sender.dispose();
    await this.openWindow();
    const loaded = await this.file.load();
    if (!loaded.ok) throw new Error('The draft cannot be read.');
    await this.sender.resume(loaded.value);
    await this.afterSending();
  }

  private async openWindow(): Promise<void> {
    const drafts = this.newDrafts(`window-${(this.count += 1)}`);
    this.file = drafts.of(this.reference);
    this.files = drafts.filesOf(this.reference);
    this.sender = new ReplySender({
      ticketId: this.issue.id,
      session: () => ({ writer: this.desk.writer, read: () => this.readTicket() }),
      draft: this.file,
      files: this.files,
      // The crashed window's process is this one, which lives: the name alone tells them apart.
      writer: 'window',
      clock: systemClock,
      log: silentLog,
    });
    this.sender.onDidChange(state => {
      if (state.phase !== 'failed' || state.failure.kind !== 'mantis') return;
      if (state.failure.error.kind === 'conflict') this.show(state.failure.error.fields);
    });
    this.sender.onDidReadTicket(ticket => (this.seen = ticket));
    this.sender.onDidLand(landed => {
      if (landed.text === this.composer.text && landed.text !== '') {
        this.confirmed.texts.add(landed.text);
        this.composer.text = '';
      }
      if (landed.statusAfter !== null && landed.statusAfter === this.composer.status) this.composer.status = null;
    });
    await this.files.load();
    if (this.count === 1) this.seen = await this.firstLook();
  }

  private async firstLook(): Promise<Ticket> {
    const read = await this.readTicket();
    if (!read.ok) throw new Error('The ticket cannot be read.');
    return read.value.ticket;
  }

  private async readTicket(): Promise<Result<TicketReading, MantisError>> {
    const read = await this.desk.client.getIssue(this.issue.id);
    if (!read.ok) return read;
    if (read.value.kind !== 'issue') throw new Error('304 without a question');
    return ok({ ticket: toTicket(read.value.issue, this.desk.dictionary, this.desk.mapping), etag: read.value.etag });
  }

  private async typed(): Promise<void> {
    const { text, status } = this.composer;
    const saved = await this.file.save({ text, isPrivate: false, statusAfter: status }, (this.rev += 1));
    if (saved.ok) return;
    if (saved.error.kind !== 'conflict') throw new Error(`The draft cannot be kept: ${saved.error.kind}`);
    this.file.acknowledge(saved.error.theirs);
    this.rev = Math.max(this.rev, saved.error.theirs.rev) + 1;
    await this.file.save({ text, isPrivate: false, statusAfter: status }, this.rev);
  }

  private async afterSending(): Promise<void> {
    if (this.sender.current.phase === 'uncertain' && this.roll(2) === 0) await this.sender.check();
    const waiting = await this.files.load();
    const { file } = this.composer;
    if (file !== null && !waiting.some(({ id }) => id === file.id)) {
      this.confirmed.files.set(file.name, file.content);
      this.composer.file = null;
    }
  }

  /** The network is well again: what is unclear is looked up. */
  private async settle(): Promise<void> {
    for (let look = 0; look < 3 && this.sender.current.phase === 'uncertain'; look++) await this.sender.check();
    await this.afterSending();
    if (this.doubt !== null) await this.change(...this.doubt);
    // Whoever saves after a status of unknown outcome is shown first what that undid.
    const { id: statusId } = this.seen.status;
    await this.change({ statusId }, { statusId });
    this.sender.dispose();
  }

  /** Stands between the product and the server: a colleague may be quicker, and the network may fail. */
  private async meddle(exchange: Exchange): Promise<void> {
    if (this.roll(5) === 0) this.colleagueActs();
    const isRaced = exchange.request.method === 'PATCH' && this.roll(4) === 0;
    // The server has read for our PATCH, a colleague saves, and ours is written over it (pitfall 7).
    const raced = isRaced ? { ...exchange, handle: () => this.race(exchange) } : exchange;
    const fault = this.roll(5) === 0 ? FAULTS[this.roll(FAULTS.length)] : undefined;
    await withFaults(() => fault)(raced);
  }

  private race(exchange: Exchange): ReturnType<Exchange['handle']> {
    const finish = exchange.begin();
    this.colleagueActs();
    return finish();
  }

  private colleagueActs(): void {
    const { state, users } = this.server;
    switch (this.roll(3)) {
      case 0: {
        const text = `Коллега ${this.seed}/${(this.count += 1)}`;
        this.colleagueNotes.push(text);
        addNote(state, users.colleague, this.issue, { text, isPrivate: false, timeTracking: 5 });
        return;
      }
      case 1:
        updateIssue(state, users.colleague, this.issue, { priority: PRIORITIES[this.roll(4)] ?? PRIORITY.fix });
        return;
      default:
        updateIssue(state, users.colleague, this.issue, { status: STATUSES[this.roll(3)] ?? STATUS.working });
    }
  }

  private newDrafts(writer: string): ReplyDrafts {
    return new ReplyDrafts({
      folder: join(this.folder, String(this.seed)),
      writer,
      clock: systemClock,
      log: silentLog,
    });
  }

  private get reference(): { readonly origin: string; readonly ticketId: number } {
    return { origin: this.server.address.base, ticketId: this.issue.id };
  }
}

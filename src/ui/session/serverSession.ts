import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import { Emitter, type Event } from '../../base/emitter';
import { ok, type Result } from '../../base/result';
import type { ServerAddress } from '../../mantis/address';
import type { MantisClient } from '../../mantis/client';
import type { Dictionary } from '../../mantis/dictionary';
import type { MantisError } from '../../mantis/errors';
import { toTicket, type Mapping } from '../../mantis/mapping';
import { classesOf, type Classes } from '../../mantis/reclassification';
import { newestIssues, type BriefTicket } from '../../mantis/newestIssues';
import type { ProjectUser } from '../../mantis/people';
import { readBrief } from '../../mantis/briefRequest';
import { downloadFile, type DownloadedFile, type DownloadOptions } from '../../mantis/fileRequests';
import type { StoredFilter } from '../../mantis/schema/filter';
import type { Issue } from '../../mantis/schema/issue';
import { allowedStatuses, type StatusChoice } from '../../mantis/transitions';
import { IssueCache } from '../../mantis/sync/issueCache';
import { serverFolder } from '../../mantis/sync/newsFeed';
import { readResolved } from '../../mantis/sync/resolvedTickets';
import { TicketReader } from '../../mantis/sync/ticketReader';
import { vocabularyOf, type Vocabulary } from '../../mantis/vocabulary';
import { TicketWriter } from '../../mantis/writer';
import type { SlaBlock } from '../../protocol/sla';
import type { RegulationContext } from '../../regulation/input';
import type { QueuePlace } from '../../regulation/queue/place';
import type { Regulation } from '../../regulation/regulation';
import { firstAnswer, type FirstAnswer } from '../../regulation/template/firstAnswer';
import { nextChange } from '../../regulation/sla/nextChange';
import type { SlaResult } from '../../regulation/sla/result';
import { ticketFacts } from '../../tickets/facts';
import { NoteOwners } from '../../tickets/noteOwners';
import { searchTickets } from '../../tickets/searchTickets';
import { tagsByUse } from '../../tickets/tagsByUse';
import type { Note, Reference, RelatedTicket, Ticket } from '../../tickets/ticket';
import { TicketStore } from '../../tickets/ticketStore';
import { SeenMarks } from '../../tickets/unread/seenMarks';
import type { TicketBatch } from '../../vellii/knowledge/worker/calls';
import type { NoteSide, TicketReading, TicketSession } from '../ticketPanel/session';
import type { MappingSession } from '../mappingPanel/session';
import { compactProgress, describeSla, shortProgress } from '../sla/describeSla';
import { Contact } from './contact';
import type { SessionParts } from './openSession';
import { namesOf } from './names';
import { PassingTime } from './passingTime';
import { QueueRows } from './queueRows';
import { regulationContext } from './regulationContext';
import { rightsOf } from './sessionSnapshot';
import { SlaBook } from './slaBook';
import { UnreadTickets } from './unreadTickets';

/** The key of the embedded sample, whose port differs at every start. */
export const sampleKey = 'sample';

/** Readings of panels that are kept to ask whether they still hold. */
const readingsKept = 40;

/** One connected server: what it knows and what may be done with it. Ends when it is disposed of. */
export class ServerSession implements Disposable, TicketSession, MappingSession {
  readonly store: TicketStore;
  readonly writer: TicketWriter;
  /** Keeps the store in step with the server. */
  readonly tickets: TicketReader;
  readonly contact: Contact;
  /** The last known issues on the disk; the sample has none, because it begins anew at each start. */
  private readonly cache: IssueCache | null;
  private readonly ticketChanges: Emitter<number>;
  readonly onDidChangeTicket: Event<number>;
  private readonly passing: PassingTime;
  /** Ids of tickets whose state has changed by the passing of time alone (RULES D1). */
  readonly onDidPassTime: Event<readonly number[]>;
  private readonly regulationChanges: Emitter<void>;
  /** Another policy or calendar is in force: everything computed by the regulation may have changed. */
  readonly onDidChangeRegulation: Event<void>;
  private inForce: Regulation;
  /** What the person has not seen yet. */
  readonly unread: UnreadTickets;
  /** Every ticket with what is to be said of it now. */
  readonly rows: QueueRows;
  readonly noteOwners: NoteOwners;
  private readonly books = new Map<number, SlaBook>();
  private readonly readings = new Map<number, TicketReading>();
  private readonly ending = new AbortController();

  constructor(
    /** `sample`, or the server's base address. */
    readonly key: string,
    readonly address: ServerAddress,
    private readonly client: MantisClient,
    readonly me: ProjectUser,
    private readonly firstDictionary: Dictionary,
    private readonly dictionaries: ReadonlyMap<number, Dictionary>,
    readonly mapping: Mapping,
    private readonly parts: SessionParts,
    /** Made from what was known last, because the server does not answer. */
    readonly isOffline = false,
  ) {
    const report = (error: unknown): void => parts.log.error('A listener of the tickets failed.', error);
    this.inForce = parts.regulation;
    this.regulationChanges = new Emitter(report);
    this.onDidChangeRegulation = this.regulationChanges.event;
    this.store = new TicketStore(report);
    this.contact = new Contact(report);
    this.cache = key === sampleKey ? null : this.openCache();
    this.ticketChanges = new Emitter(report);
    this.onDidChangeTicket = this.ticketChanges.event;
    const marks = new SeenMarks({ folder: join(this.sharedFolder, 'seen'), now: () => this.now(), log: parts.log });
    this.unread = new UnreadTickets(marks, me.id, (note, ticket) => this.sideOf(note, ticket));
    this.rows = new QueueRows(this);
    this.noteOwners = new NoteOwners(this.store);
    this.store.onDidChange(({ changed, removed }) => {
      // Before anybody else hears of it: they find the new rows.
      this.rows.forget();
      for (const id of [...changed, ...removed]) this.ticketChanges.fire(id);
      for (const id of changed) this.watchTime(id);
      for (const id of removed) this.passing.forget(id);
    });
    this.tickets = new TicketReader({
      client,
      store: this.store,
      projectIds: [...dictionaries.keys()],
      folder: this.sharedFolder,
      isResolved: ({ status, project }) => status.id >= this.dictionaryOf(project.id).specialStatuses.resolvedFrom,
      isUrgent: ticket => ticket.regulationPriority === 'blocker' || ticket.handler?.id === me.id,
      toTicket: issue => this.ticketOf(issue),
      now: () => this.now(),
      log: parts.log,
      cache: this.cache,
    });
    this.passing = new PassingTime(() => this.now(), report, parts.clock);
    this.onDidPassTime = this.passing.onDidPass;
    this.onDidPassTime(ids => {
      this.rows.forget();
      for (const id of ids) {
        this.watchTime(id);
        this.ticketChanges.fire(id);
      }
    });
    this.writer = new TicketWriter({
      client,
      meId: me.id,
      toTicket: issue => this.ticketOf(issue),
      idOfName: (kind, name, projectId) => {
        const { categories, versions } = this.dictionaryOf(projectId);
        return (kind === 'category' ? categories : versions).find(each => each.name === name)?.id ?? null;
      },
    });
  }

  /** The server's key: `sample` although the sample's port differs at every start. */
  get origin(): string {
    return this.key;
  }

  /** What the windows of this machine share about this server and account; nothing of it outlives a sign-out. */
  get sharedFolder(): string {
    return serverFolder(this.parts.storageFolder, this.address.base, this.me.id);
  }

  /** Now, corrected by the measured skew to the server (RULES B7). */
  now(): number {
    return this.parts.clock.now() + (this.client.clockSkew ?? 0);
  }

  get typeField(): string | null {
    return this.mapping.fields.type;
  }

  /** What the connected projects call their things, taken together. */
  get vocabulary(): Vocabulary {
    return vocabularyOf([this.firstDictionary, ...this.otherDictionaries()]);
  }

  /** Logins that count as the robot's (RULES C2). */
  get robotUsers(): readonly (string | number)[] {
    return this.inForce.policy.robot.users.value;
  }

  /** The tickets that changed last, with no more than what the mapping looks at. */
  newestIssues(limit: number): Promise<Result<readonly BriefTicket[], MantisError>> {
    return newestIssues(this.client, [...this.dictionaries.keys()], limit, this.ending.signal);
  }

  /** Puts another policy or calendar in force. Everything is computed anew from what is loaded; the server is asked nothing. */
  takeRegulation(regulation: Regulation): void {
    this.inForce = regulation;
    this.books.clear();
    for (const { id } of this.store.all()) this.watchTime(id);
    this.regulationChanges.fire();
  }

  /** The same connection with everything classified anew; asks the server nothing. */
  remapped(mapping: Mapping, regulation: Regulation): ServerSession {
    const { key, address, client, me, firstDictionary, dictionaries } = this;
    return new ServerSession(
      key,
      address,
      client,
      me,
      firstDictionary,
      dictionaries,
      mapping,
      {
        ...this.parts,
        regulation,
      },
      this.isOffline,
    );
  }

  dictionaryOf(projectId: number): Dictionary {
    return this.dictionaries.get(projectId) ?? this.firstDictionary;
  }

  /** Reads one ticket whole, unless it is as it was at the last reading, and takes it over into the store. */
  async read(ticketId: number): Promise<Result<TicketReading, MantisError>> {
    const before = this.readings.get(ticketId);
    const ifNoneMatch = before?.etag ?? null;
    const answer = await this.client.getIssue(
      ticketId,
      ifNoneMatch === null ? {} : { ifNoneMatch },
      this.ending.signal,
    );
    if (!answer.ok) return answer;
    if (answer.value.kind === 'notModified') {
      if (before === undefined) throw new Error('A reading without If-None-Match was answered with 304.');
      return ok(before);
    }
    const ticket = this.ticketOf(answer.value.issue);
    this.remember(ticketId, { ticket, etag: answer.value.etag });
    this.take(ticket);
    this.cache?.keep([answer.value.issue], !this.isResolved(ticket));
    return ok({ ticket, etag: answer.value.etag });
  }

  /** Ids of the connected projects. */
  get projectIds(): readonly number[] {
    return [...this.dictionaries.keys()];
  }

  /** Reads a project's resolved tickets that changed since then, for the knowledge base; see `readResolved`. */
  readResolved(
    projectId: number,
    since: number,
    signal: AbortSignal,
    take: (batch: TicketBatch) => Promise<void>,
  ): Promise<Result<number, MantisError>> {
    const resolvedThreshold = this.dictionaryOf(projectId).specialStatuses.resolvedFrom;
    const robots = [...this.contextOfProject(projectId).robots];
    const isResolved = (issue: Issue): boolean => issue.status.id >= resolvedThreshold;
    const until = AbortSignal.any([signal, this.ending.signal]);
    return readResolved(this.client, { projectId, since, isResolved, signal: until }, issues =>
      take({ tickets: issues.map(issue => this.ticketOf(issue)), resolvedThreshold, robots }),
    );
  }

  /** The robot's duty to answer the ticket, and when it did (RULES G1). */
  firstAnswer(ticket: Ticket): FirstAnswer {
    return firstAnswer(ticketFacts(ticket), ticket, this.contextOf(ticket), this.inForce);
  }

  /** The ticket as it was when it was last read on this machine, when the server does not answer; `null` if it never was. */
  async lastKnown(ticketId: number): Promise<Ticket | null> {
    const known = this.known(ticketId);
    if (known !== undefined && known.notes !== null) return known;
    const cached = await this.cache?.find(ticketId);
    return cached ? this.ticketOf(cached.issue) : null;
  }

  /** Shows what was known at the last start. */
  async showLastKnown(): Promise<void> {
    const asOf = await this.tickets.remember();
    if (this.isOffline) this.contact.lost(asOf ?? this.now());
  }

  /** Nothing more is kept on the disk: the account signs out. */
  async forgetKnown(): Promise<void> {
    await this.cache?.discard();
  }

  /** The filters stored in Mantis that may be shown. */
  filters(): Promise<Result<readonly StoredFilter[], MantisError>> {
    return this.client.filters(this.ending.signal);
  }

  search(text: string, limit: number): readonly Ticket[] {
    return searchTickets(this.store.all(), text, limit);
  }

  known(ticketId: number): Ticket | undefined {
    return this.store.get(ticketId);
  }

  /** Summary and status of a ticket, from what is loaded or from the server. */
  async brief(ticketId: number): Promise<Result<RelatedTicket, MantisError>> {
    const known = this.known(ticketId);
    if (known !== undefined) return ok({ id: ticketId, summary: known.summary, status: known.status });
    return readBrief(this.client, ticketId, this.ending.signal);
  }

  download(ticketId: number, fileId: number, options: DownloadOptions): Promise<Result<DownloadedFile, MantisError>> {
    return downloadFile(this.client, ticketId, fileId, options);
  }

  knownTags(): readonly Reference[] {
    return tagsByUse(this.store.all());
  }

  /** From which side a note was written (RULES C2). */
  sideOf(note: Note, ticket: Ticket): NoteSide {
    return this.bookOf(ticket.project.id).sideOf(note);
  }

  /** Takes over what a read or a write brought: an open ticket is kept current, a resolved one leaves the queue. */
  take(ticket: Ticket): void {
    const isShown = this.tickets.isWanted(ticket);
    if (isShown) this.store.put([ticket]);
    else this.store.remove([ticket.id]);
    this.tickets.noteTaken(ticket, isShown);
  }

  isResolved(ticket: Ticket): boolean {
    return ticket.status.id >= this.dictionaryOf(ticket.project.id).specialStatuses.resolvedFrom;
  }

  allowedStatuses(ticket: Ticket): readonly StatusChoice[] {
    return allowedStatuses(this.dictionaryOf(ticket.project.id), ticket);
  }

  /** How the ticket's project can be told what a ticket is. */
  classesOf(ticket: Ticket): Classes {
    return classesOf(this.dictionaryOf(ticket.project.id), this.mapping);
  }

  get regulation(): Regulation {
    return this.inForce;
  }

  contextOf(ticket: Ticket): RegulationContext {
    return this.contextOfProject(ticket.project.id);
  }

  /** Where every loaded ticket stands (RULES E). */
  places(): readonly QueuePlace[] {
    return this.store.all().map(ticket => this.place(ticket));
  }

  sla(ticket: Ticket): SlaResult {
    return this.bookOf(ticket.project.id).read(ticket, this.now());
  }

  /** Where the ticket stands in the regulation's queue, and why (RULES E). */
  place(ticket: Ticket): QueuePlace {
    return this.bookOf(ticket.project.id).place(ticket, this.now());
  }

  slaBlock(ticket: Ticket): SlaBlock {
    const names = namesOf(this.dictionaryOf(ticket.project.id), ticket);
    const now = this.now();
    const place = this.bookOf(ticket.project.id).place(ticket, now);
    return describeSla(this.sla(ticket), place, this.inForce, names, now);
  }

  /** Time left or overdue in a few words, for one line of the tree. */
  shortProgress(ticket: Ticket): string {
    return shortProgress(this.sla(ticket), this.inForce, this.now());
  }

  /** The same as a number with its unit; negative when overdue, empty when nothing is open. */
  compactProgress(ticket: Ticket): string {
    return compactProgress(this.sla(ticket), this.inForce, this.now());
  }

  /** What the view is headed with: whose server, as whom. */
  get title(): string {
    return this.key === sampleKey ? vscode.l10n.t('sample data') : new URL(this.address.base).host;
  }

  /** The page of the ticket in Mantis's own web interface. */
  webAddress(ticketId: number): string {
    return `${this.address.base}/view.php?id=${ticketId}`;
  }

  dispose(): void {
    this.ending.abort();
    void this.cache?.close();
    this.contact.dispose();
    this.tickets.dispose();
    this.passing.dispose();
    this.unread.dispose();
    this.store.dispose();
    this.ticketChanges.dispose();
    this.regulationChanges.dispose();
  }

  private openCache(): IssueCache {
    const { log, productVersion } = this.parts;
    const rights = rightsOf({ me: this.me, dictionaries: [...this.dictionaries.values()] });
    const stamp = `${productVersion} ${rights}`;
    return new IssueCache({ folder: this.sharedFolder, stamp, now: () => this.now(), log });
  }

  private otherDictionaries(): readonly Dictionary[] {
    return [...this.dictionaries.values()].filter(dictionary => dictionary !== this.firstDictionary);
  }

  private watchTime(ticketId: number): void {
    const ticket = this.store.get(ticketId);
    this.passing.watch(ticketId, ticket === undefined ? null : nextChange(this.sla(ticket)));
  }

  private remember(ticketId: number, reading: TicketReading): void {
    this.readings.delete(ticketId);
    this.readings.set(ticketId, reading);
    const oldest = this.readings.keys().next().value;
    if (this.readings.size > readingsKept && oldest !== undefined) this.readings.delete(oldest);
  }

  private ticketOf(issue: Issue): Ticket {
    return toTicket(issue, this.dictionaryOf(issue.project.id), this.mapping);
  }

  private contextOfProject(projectId: number): RegulationContext {
    return regulationContext(this.dictionaryOf(projectId), this.mapping, this.inForce.policy);
  }

  private bookOf(projectId: number): SlaBook {
    let book = this.books.get(projectId);
    if (!book) {
      book = new SlaBook(this.inForce, this.contextOfProject(projectId));
      this.books.set(projectId, book);
    }
    return book;
  }
}

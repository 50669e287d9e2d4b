import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { ActionKey } from '../../protocol/problem';
import { webviewMessage, type HostMessage, type PanelState, type WebviewMessage } from '../../protocol/ticketPanel';
import type { DraftReference, ReplyDraft } from '../../tickets/replyDraft';
import { runAction } from '../errors/runAction';
import { moscowTime } from '../sla/timeText';
import type { PendingFiles } from '../../tickets/pendingFiles';
import { externalUrl } from '../webview/externalUrl';
import { l10nContents } from '../webview/l10nContents';
import { MessageChannel } from '../webview/messageChannel';
import { webviewHtml } from '../webview/webviewHtml';
import type { Insertion, OpenOptions, TicketPanelDeps } from './deps';
import { draftErrorText } from './describeSending';
import { DraftConversation } from './draftConversation';
import { PanelFiles } from './files/panelFiles';
import { FieldEditing } from './fields/fieldEditing';
import { alongWith } from './fields/statusFields';
import { Insertions } from './insertions';
import { TicketLinks } from './links/ticketLinks';
import { panelState } from './panelState';
import type { ReplySender } from './sendReply';
import { TicketFeed } from './ticketFeed';
import { panelTitle } from './viewModel';

/** Times left change by the minute. */
const tickMs = 30_000;
/** How often to look whether another window is done with its sending. */
const elsewhereMs = 3_000;
/** A panel that comes to the front shows nothing older than this without asking the server. */
const freshForMs = 60_000;

/** One ticket in one editor tab: joins the ticket's feed, the draft and the sending with the webview. */
export class TicketPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private ofSender = new DisposableStore();
  private readonly feed: TicketFeed;
  private readonly conversation: DraftConversation;
  private readonly pending: PendingFiles;
  private readonly files: PanelFiles;
  private readonly links: TicketLinks;
  private readonly fields: FieldEditing;
  private readonly channel: MessageChannel<WebviewMessage, HostMessage>;
  private readonly endings = new Emitter<void>();
  private sender: ReplySender | null = null;
  private isReady = false;
  private lastPosted = '';
  private wantsFocus = false;
  private noteToShow: number | null | undefined;
  private readonly insertions: Insertions;
  /** What the disk had when the webview came up: an earlier sending may have to be looked after. */
  private foundDraft: ReplyDraft | null = null;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly reference: DraftReference,
    private readonly deps: TicketPanelDeps,
  ) {
    this.onDidClose = this.endings.event;
    this.feed = this.owned.add(new TicketFeed(reference, deps.sessions, deps.log));
    this.conversation = new DraftConversation({
      file: deps.drafts.of(reference),
      post: message => this.channel.post(message),
      timeText: at => moscowTime(at, deps.clock.now()),
      errorText: draftErrorText,
    });
    this.pending = deps.drafts.filesOf(reference);
    this.files = new PanelFiles({
      files: this.pending,
      actions: deps.attachments,
      feed: () => this.feed.current,
      post: message => this.channel.post(message),
      log: deps.log,
    });
    this.links = new TicketLinks({
      ticketId: reference.ticketId,
      feed: this.feed,
      onChange: () => this.update(),
      log: deps.log,
    });
    this.fields = new FieldEditing({
      ticketId: reference.ticketId,
      feed: this.feed,
      onChange: () => this.update(),
    });
    this.channel = this.owned.add(
      new MessageChannel<WebviewMessage, HostMessage>({
        webview: panel.webview,
        incoming: webviewMessage,
        handle: message => this.handle(message),
        name: 'Ticket panel',
        log: deps.log,
      }),
    );
    this.insertions = this.owned.add(new Insertions(message => this.channel.post(message)));
    this.owned.add(this.feed.onDidChange(() => this.update()));
    this.owned.add(this.pending.onDidChange(() => this.update()));
    this.owned.add(deps.drafts.onDidFindBroken(found => this.tellBroken(found)));
    const timer = setInterval(() => this.tick(), tickMs);
    this.owned.add({ dispose: () => clearInterval(timer) });
    this.owned.add(panel.onDidChangeViewState(() => this.comeToFront()));
    this.owned.add(panel.onDidDispose(() => this.dispose()));
    panel.webview.html = webviewHtml(panel.webview, deps.extensionUri, 'ticket', panelTitle(reference.ticketId, null));
    this.update();
  }

  readonly onDidClose;

  get isActive(): boolean {
    return this.panel.active;
  }

  /** Brings the tab to the front. */
  reveal({ focusComposer = false, preserveFocus = false, showNote }: OpenOptions): void {
    this.wantsFocus ||= focusComposer;
    if (showNote !== undefined) this.noteToShow = showNote;
    this.panel.reveal(undefined, preserveFocus);
    this.focusIfWanted();
  }

  /** Puts a text into the composer; false where that is not possible now. */
  async insert(insertion: Insertion): Promise<boolean> {
    const inserted = this.insertions.add(insertion);
    this.reveal({ focusComposer: true });
    return inserted;
  }

  /** Closes the tab. */
  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    this.ofSender.dispose();
    this.owned.dispose();
    this.endings.fire();
    this.endings.dispose();
  }

  private async handle(message: WebviewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.begin(message);
      case 'draftChanged':
        return this.conversation.keep(message.draft);
      case 'resolveDraftConflict':
        return this.conversation.decide(message.choice, message.mine);
      case 'send':
        return this.send(message);
      case 'action':
        return this.act(message.action);
      case 'showClause':
        return vscode.commands.executeCommand('veSupport.showRegulation', message.clause);
      case 'openLink':
        return this.openLink(message.url);
      case 'inserted':
        this.insertions.settle(message.id, message.isDone);
        return;
      case 'insertDraft':
        await vscode.commands.executeCommand('veSupport.insertDraft', this.reference.ticketId);
        return;
      case 'saveFields':
      case 'decideFields':
      case 'closeFieldsResult':
        return this.fields.handle(message);
      case 'decideSending':
        return this.sender?.decide(message.id, message.choices);
      case 'pickFiles':
      case 'offerFile':
      case 'fileBytes':
      case 'removeFile':
      case 'downloadFile':
      case 'openFile':
        return this.files.handle(message);
      default:
        return this.links.handle(message);
    }
  }

  private async begin({ remembered }: Extract<WebviewMessage, { type: 'ready' }>): Promise<void> {
    this.isReady = true;
    this.channel.post({
      type: 'init',
      l10n: l10nContents(),
      language: vscode.env.language,
      origin: this.reference.origin,
      ticketId: this.reference.ticketId,
      writer: this.deps.drafts.writer,
    });
    await this.pending.load();
    this.foundDraft = await this.conversation.begin(remembered);
    this.lastPosted = '';
    this.update();
    this.focusIfWanted();
    await this.sender?.resume(this.foundDraft);
  }

  private async send({ id, draft, fileIds }: Extract<WebviewMessage, { type: 'send' }>): Promise<void> {
    const { current } = this.feed;
    const { rev, ...content } = draft;
    if (current.kind === 'shown' && current.isConnected) {
      // Another window may have sent or removed some meanwhile.
      await this.pending.load();
      const { notes, status } = current.ticket;
      const seen = {
        noteIds: new Set(notes?.map(note => note.id)),
        fileIds: new Set(current.ticket.attachments.map(file => file.id)),
        statusId: status.id,
      };
      const { ticket, session } = current;
      const { statusAfter, fieldsAfter = {} } = content;
      const along =
        statusAfter === null || statusAfter === status.id ? null : alongWith(ticket, session, statusAfter, fieldsAfter);
      if (along?.ok === false) this.sender?.refuse(id, along.error);
      else
        await this.sender?.send({ id, content, rev, fileIds, ...(along === null ? {} : { along: along.value }) }, seen);
    }
    this.channel.post({ type: 'sendSettled', id });
  }

  private async act(action: ActionKey): Promise<void> {
    const { ticketId } = this.reference;
    switch (action) {
      case 'retry':
      case 'refresh':
        return this.feed.refresh();
      case 'check':
        return this.sender?.check();
      case 'dismiss':
        return this.sender?.dismiss();
      case 'openDraft':
        await vscode.commands.executeCommand('veSupport.openDraft', this.reference.ticketId);
        return;
      case 'openInBrowser':
        return this.openLink(this.feed.connected?.webAddress(ticketId) ?? '');
      default:
        await runAction(action);
    }
  }

  private async openLink(text: string): Promise<void> {
    const url = externalUrl(text);
    if (url === null) this.deps.log.warn('A link of a ticket was refused: it is neither http, https nor mailto.');
    else await vscode.env.openExternal(vscode.Uri.parse(url, true));
  }

  /** Brings title, sender and webview in line with what is known now. */
  private update(): void {
    const { current, connected } = this.feed;
    this.panel.title = panelTitle(this.reference.ticketId, current.kind === 'shown' ? current.ticket.summary : null);
    if (connected !== null) this.followSender(this.deps.senders.of(this.reference, connected));
    if (!this.isReady || !this.panel.visible) return;
    const state = panelState(current, this.sender?.current ?? { phase: 'idle' }, {
      fields: shown => this.fields.view(shown),
      files: shown => this.files.view(shown),
      links: shown => this.links.view(shown),
    });
    this.postState(state);
  }

  private postState(state: PanelState): void {
    const text = JSON.stringify(state);
    if (text === this.lastPosted) return;
    this.lastPosted = text;
    this.channel.post({ type: 'state', state });
  }

  private followSender(sender: ReplySender): void {
    if (sender === this.sender) return;
    this.ofSender.dispose();
    this.ofSender = new DisposableStore();
    this.sender = sender;
    this.ofSender.add(sender.onDidReadTicket(ticket => this.feed.take(ticket)));
    this.ofSender.add(
      sender.onDidLand(landed => {
        this.conversation.landed(landed);
        if (landed.text !== null) this.deps.onLanded(this.reference, landed.text);
        this.channel.post({ type: 'landed', ...landed });
      }),
    );
    this.ofSender.add(
      sender.onDidChange(state => {
        this.update();
        if (state.phase === 'elsewhere') this.lookAgainSoon();
        if (state.phase !== 'failed') return;
        if (state.failure.kind === 'draft' && state.failure.error.kind === 'conflict') {
          this.conversation.ask(state.failure.error.theirs);
        }
        if (state.failure.kind === 'mantis') this.inBackground(this.feed.refresh());
      }),
    );
    if (this.isReady) this.inBackground(sender.resume(this.foundDraft));
  }

  private comeToFront(): void {
    // A webview that was hidden is gone; it says «ready» when it is back.
    if (!this.panel.visible) {
      this.isReady = false;
      return;
    }
    this.update();
    this.inBackground(this.feed.refreshIfOlderThan(freshForMs));
    if (this.isReady && this.panel.active) this.inBackground(this.lookForNews());
  }

  private tick(): void {
    if (!this.panel.visible) return;
    this.update();
  }

  private async lookForNews(): Promise<void> {
    await this.pending.load();
    const news = await this.conversation.lookForNews();
    if (news !== null) this.foundDraft = news;
    await this.sender?.resume(this.foundDraft);
  }

  /** Until the other window is done with its sending, or gone. */
  private lookAgainSoon(): void {
    const timer = setTimeout(() => this.inBackground(this.lookForNews()), elsewhereMs);
    this.ofSender.add({ dispose: () => clearTimeout(timer) });
  }

  private tellBroken({ reference, keptAs }: { readonly reference: DraftReference; readonly keptAs: string }): void {
    if (reference.ticketId !== this.reference.ticketId || reference.origin !== this.reference.origin) return;
    const message = vscode.l10n.t('The draft of this ticket could not be read. It was not deleted: {0}', keptAs);
    this.channel.post({ type: 'draftNotice', message });
  }

  private focusIfWanted(): void {
    if (!this.isReady) return;
    if (this.noteToShow !== undefined) this.channel.post({ type: 'showNote', noteId: this.noteToShow });
    this.noteToShow = undefined;
    this.insertions.post();
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    this.channel.post({ type: 'focusComposer' });
  }

  private inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.deps.log.error(`Ticket panel ${this.reference.ticketId}`, error));
  }
}

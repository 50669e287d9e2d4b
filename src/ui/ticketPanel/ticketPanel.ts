import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { ActionKey } from '../../protocol/problem';
import { webviewMessage, type HostMessage, type PanelState, type WebviewMessage } from '../../protocol/ticketPanel';
import type { WalkTarget } from '../../protocol/walk';
import type { DraftReference } from '../../tickets/replyDraft';
import { runAction } from '../errors/runAction';
import { moscowTime } from '../sla/timeText';
import type { PendingFiles } from '../../tickets/pendingFiles';
import { openOutside } from '../webview/openOutside';
import { l10nContents } from '../webview/l10nContents';
import { MessageChannel } from '../webview/messageChannel';
import { webviewHtml } from '../webview/webviewHtml';
import type { Insertion, OpenOptions, TicketPanelDeps } from './deps';
import { draftErrorText } from './sending/describeSending';
import { DraftConversation } from './draftConversation';
import { PanelFiles } from './files/panelFiles';
import { FieldEditing } from './fields/fieldEditing';
import { Insertions } from './insertions';
import { TicketLinks } from './links/ticketLinks';
import { panelState } from './panelState';
import { runPanelCommand } from './panelCommand';
import { PanelReading } from './reading/panelReading';
import { PanelSending } from './sending/panelSending';
import { sendingDelay, targetAfterSending } from './sending/sendingSettings';
import { tellSent } from './sending/tellSent';
import type { ReplySenders } from './sending/replySenders';
import { PanelSimilar } from './similar/panelSimilar';
import { TicketFeed } from './ticketFeed';
import { panelTitle } from './viewModel';
import { MentionLookup } from './writing/mentionLookup';
import { NoteChanges } from './writing/noteChanges';
import { WritingHelp } from './writing/writingHelp';

/** Times left change by the minute. */
const tickMs = 30_000;
/** A panel that comes to the front shows nothing older than this without asking the server. */
const freshForMs = 60_000;

/** The person wants to leave a ticket for another one. */
export interface Walk {
  readonly to: WalkTarget;
  /** Nothing is open in the page that would be lost if another ticket took its place. */
  readonly isClean: boolean;
}

/** One ticket in one editor tab: joins the ticket's feed, the draft and the sending with the webview. */
export class TicketPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly feed: TicketFeed;
  private readonly conversation: DraftConversation;
  private readonly pending: PendingFiles;
  private readonly files: PanelFiles;
  private readonly links: TicketLinks;
  private readonly fields: FieldEditing;
  private readonly reading = new PanelReading();
  private readonly similar: PanelSimilar;
  private readonly sending: PanelSending;
  private readonly notes: NoteChanges;
  private readonly writing: WritingHelp;
  private readonly mentions: MentionLookup;
  private readonly channel: MessageChannel<WebviewMessage, HostMessage>;
  private readonly endings = new Emitter<void>();
  private readonly walks = new Emitter<Walk>();
  private isReady = false;
  private lastPosted = '';
  private wanted: OpenOptions = {};
  private readonly insertions: Insertions;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly reference: DraftReference,
    private readonly deps: TicketPanelDeps & { readonly senders: ReplySenders },
  ) {
    this.onDidClose = this.endings.event;
    this.onDidWalk = this.walks.event;
    const onChange = (): void => this.update();
    const post = (message: HostMessage): void => this.channel.post(message);
    const { ticketId } = reference;
    this.feed = this.owned.add(new TicketFeed(reference, deps.sessions, deps.log));
    this.conversation = new DraftConversation({
      file: deps.drafts.of(reference),
      post,
      timeText: at => moscowTime(at, deps.clock.now()),
      errorText: draftErrorText,
    });
    this.pending = deps.drafts.filesOf(reference);
    this.files = new PanelFiles({
      files: this.pending,
      actions: deps.attachments,
      feed: () => this.feed.current,
      post,
      log: deps.log,
    });
    this.links = new TicketLinks({ ticketId, feed: this.feed, onChange, log: deps.log });
    this.fields = new FieldEditing({ ticketId, feed: this.feed, onChange });
    this.notes = new NoteChanges({ ticketId, feed: this.feed, onChange });
    this.mentions = new MentionLookup(onChange);
    this.similar = new PanelSimilar(ticketId, deps.similar);
    this.writing = new WritingHelp({
      feed: this.feed,
      macros: deps.macros,
      isSample: reference.origin === 'sample',
      post,
    });
    this.sending = this.owned.add(
      new PanelSending({
        reference,
        feed: this.feed,
        conversation: this.conversation,
        pending: this.pending,
        senders: deps.senders,
        post: message => {
          if (message.type === 'landed' && message.text !== null) {
            deps.firstTimes.done('hasReplied');
            deps.onLanded(reference, message.text);
          }
          post(message);
        },
        onChange,
        onSent: state => this.goOn(state),
        delay: sendingDelay,
        log: deps.log,
      }),
    );
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
    this.owned.add(this.feed.onDidChange(onChange));
    this.owned.add(this.pending.onDidChange(onChange));
    this.owned.add(deps.scripts.onDidChange(onChange));
    this.owned.add(deps.similar.onDidChange(onChange));
    this.owned.add(deps.drafts.onDidFindBroken(found => this.tellBroken(found)));
    const timer = setInterval(onChange, tickMs);
    this.owned.add({ dispose: () => clearInterval(timer) });
    this.owned.add(panel.onDidChangeViewState(() => this.comeToFront()));
    this.owned.add(panel.onDidDispose(() => this.dispose()));
    panel.webview.html = webviewHtml(
      panel.webview,
      deps.extensionUri,
      'ticket',
      panelTitle(ticketId, null),
      `${ticketId} ${reference.origin}`,
    );
    this.update();
  }

  readonly onDidClose;
  readonly onDidWalk;

  /** Whether the person works in this tab. */
  get isActive(): boolean {
    return this.panel.active;
  }

  /** Nothing was typed that is not in Mantis, nothing is under way. */
  get isAtRest(): boolean {
    return this.conversation.isEmpty && this.pending.all.length === 0 && this.sending.isAtRest;
  }

  /** Brings the tab to the front. */
  reveal(options: OpenOptions): void {
    this.want(options);
    this.panel.reveal(undefined, options.preserveFocus === true);
  }

  /** What is to be done in the page as soon as it stands. */
  want({ focusComposer, showNote }: OpenOptions): void {
    this.wanted = {
      focusComposer: this.wanted.focusComposer === true || focusComposer === true,
      ...(showNote !== undefined
        ? { showNote }
        : this.wanted.showNote !== undefined
          ? { showNote: this.wanted.showNote }
          : {}),
    };
    this.giveWanted();
  }

  /** Leaves for another ticket as if the person had asked for it in the page. */
  walk(to: WalkTarget): void {
    if (this.isReady) this.channel.post({ type: 'walkWanted', to });
    else this.walks.fire({ to, isClean: true });
  }

  /** Puts a text into the composer; false where that is not possible now. */
  async insert(insertion: Insertion): Promise<boolean> {
    const inserted = this.insertions.add(insertion);
    this.reveal({ focusComposer: true });
    return inserted;
  }

  /** Adds words below what is typed. */
  addToReply(text: string): Promise<void> {
    return this.conversation.add(text);
  }

  /** Closes the tab. */
  close(): void {
    this.panel.dispose();
  }

  /** Leaves the tab to another ticket. */
  release(): vscode.WebviewPanel {
    this.dispose();
    return this.panel;
  }

  dispose(): void {
    this.owned.dispose();
    this.endings.fire();
    this.endings.dispose();
    this.walks.dispose();
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
      case 'cancelSending':
      case 'hurrySending':
      case 'decideSending':
        return this.sending.handle(message);
      case 'action':
        return this.act(message.action);
      case 'showClause':
        return vscode.commands.executeCommand('veSupport.showRegulation', message.clause);
      case 'changeSetup':
        return vscode.commands.executeCommand('veSupport.changeSetup', this.reference.ticketId);
      case 'openLink':
        return openOutside(message.url, this.deps.log);
      case 'seen':
      case 'markUnread':
        this.reading.handle(message, this.feed.current);
        this.update();
        return;
      case 'walk':
        this.walks.fire(message);
        return;
      case 'wantMacros':
      case 'chooseMacrosFolder':
      case 'complete':
        return this.writing.handle(message);
      case 'saveNote':
      case 'deleteNote':
      case 'closeNoteProblem':
        return this.notes.handle(message);
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
      case 'pickFiles':
      case 'offerFile':
      case 'fileBytes':
      case 'removeFile':
      case 'downloadFile':
      case 'openFile':
        return this.files.handle(message);
      case 'openScript':
        this.deps.firstTimes.done('hasOpenedScript');
        return this.deps.scripts.open(this.reference.ticketId, message.key);
      case 'wantSimilar':
      case 'closeAsDuplicate':
        return this.similar.handle(message, this.feed.current);
      case 'command':
        return runPanelCommand(message.command, this.reference.ticketId);
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
    const found = await this.conversation.begin(remembered);
    this.lastPosted = '';
    this.update();
    this.giveWanted();
    await this.sending.begin(found);
  }

  private async act(action: ActionKey): Promise<void> {
    switch (action) {
      case 'retry':
      case 'refresh':
        return this.feed.refresh();
      case 'check':
        return this.sending.check();
      case 'dismiss':
        return this.sending.dismiss();
      case 'openDraft':
        await vscode.commands.executeCommand('veSupport.openDraft', this.reference.ticketId);
        return;
      case 'openInBrowser':
        return openOutside(this.feed.connected?.webAddress(this.reference.ticketId) ?? '', this.deps.log);
      default:
        await runAction(action);
    }
  }

  /** The reply is in Mantis, and the person wanted to go on. */
  private goOn(state: Parameters<typeof tellSent>[0]): void {
    const { current } = this.feed;
    if (current.kind === 'shown') tellSent(state, current);
    this.walk(targetAfterSending());
  }

  /** Brings title, sender and webview in line with what is known now. */
  private update(): void {
    const { current } = this.feed;
    this.panel.title = panelTitle(this.reference.ticketId, current.kind === 'shown' ? current.ticket.summary : null);
    this.sending.follow();
    if (!this.isReady || !this.panel.visible) return;
    const state = panelState(current, this.sending.current, {
      fields: shown => this.fields.view(shown),
      files: shown => this.files.view(shown),
      links: shown => this.links.view(shown),
      reading: shown => this.reading.view(shown),
      noteChange: this.notes.view,
      mentions: shown => this.mentions.view(shown),
      scripts: ({ ticket }) => this.deps.scripts.view(ticket),
      similar: (shown, { relateBlocked }) => this.similar.view(shown, relateBlocked),
    });
    this.postState(state);
  }

  private postState(state: PanelState): void {
    const text = JSON.stringify(state);
    if (text === this.lastPosted) return;
    this.lastPosted = text;
    this.channel.post({ type: 'state', state });
  }

  private comeToFront(): void {
    // A webview that was hidden is gone; it says «ready» when it is back.
    if (!this.panel.visible) {
      this.isReady = false;
      this.sending.pause();
      this.reading.leave();
      return;
    }
    this.update();
    this.inBackground(this.feed.refreshIfOlderThan(freshForMs));
    if (this.isReady && this.panel.active) this.inBackground(this.sending.lookForNews());
  }

  private tellBroken({ reference, keptAs }: { readonly reference: DraftReference; readonly keptAs: string }): void {
    if (reference.ticketId !== this.reference.ticketId || reference.origin !== this.reference.origin) return;
    const message = vscode.l10n.t('The draft of this ticket could not be read. It was not deleted: {0}', keptAs);
    this.channel.post({ type: 'draftNotice', message });
  }

  private giveWanted(): void {
    if (!this.isReady) return;
    const { focusComposer, showNote } = this.wanted;
    this.wanted = {};
    if (showNote !== undefined) this.channel.post({ type: 'showNote', noteId: showNote });
    this.insertions.post();
    if (focusComposer === true) this.channel.post({ type: 'focusComposer' });
  }

  private inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.deps.log.error(`Ticket panel ${this.reference.ticketId}`, error));
  }
}

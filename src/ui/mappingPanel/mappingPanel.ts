import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import type { Log } from '../../base/log';
import type { Mapping } from '../../mantis/mapping';
import { propose } from '../../mantis/proposal';
import {
  mappingWebviewMessage,
  type MappingHostMessage,
  type MappingMemory,
  type MappingWebviewMessage,
} from '../../protocol/mappingPanel';
import type { ActionKey, ProblemView } from '../../protocol/problem';
import { runAction } from '../errors/runAction';
import { l10nContents } from '../webview/l10nContents';
import { MessageChannel } from '../webview/messageChannel';
import { webviewHtml } from '../webview/webviewHtml';
import { changeForm, formOf } from './form';
import { mappingState, type MappingEditing } from './mappingState';
import type { MappingSession } from './session';

/** How many real tickets the preview shows. */
const previewSize = 50;

export interface MappingPanelDeps {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly isUnsavedProposal: boolean;
  readonly robotsInUse: readonly string[];
  /** What stood in the panel before a reload; empty for a new one. */
  readonly remembered: MappingMemory['values'];
  /** Writes the settings and takes the mapping into use; what is wrong when that fails. */
  readonly save: (mapping: Mapping, robots: readonly string[]) => Promise<ProblemView | null>;
}

/** The editing of one server's mapping in one editor tab. Until it is saved, nothing outside the tab changes. */
export class MappingPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly endings = new Emitter<void>();
  private readonly channel: MessageChannel<MappingWebviewMessage, MappingHostMessage>;
  private editing: MappingEditing;
  private isReady = false;
  private isGone = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly session: MappingSession,
    private readonly deps: MappingPanelDeps,
  ) {
    const { vocabulary, mapping, title } = session;
    const inUse = formOf(mapping, deps.robotsInUse);
    this.editing = {
      serverTitle: title,
      vocabulary,
      proposal: propose(vocabulary),
      inUse,
      isUnsavedProposal: deps.isUnsavedProposal,
      form: deps.remembered.reduce((form, [slot, value]) => changeForm(form, slot, value, vocabulary), inUse),
      rev: 0,
      tickets: null,
      isSaving: false,
      problem: null,
    };
    this.channel = this.owned.add(
      new MessageChannel<MappingWebviewMessage, MappingHostMessage>({
        webview: panel.webview,
        incoming: mappingWebviewMessage,
        handle: message => this.handle(message),
        name: 'Mapping panel',
        log: deps.log,
      }),
    );
    this.owned.add(panel.onDidDispose(() => this.dispose()));
    panel.webview.html = webviewHtml(panel.webview, deps.extensionUri, 'mapping', panel.title);
    this.readTickets();
  }

  readonly onDidClose = this.endings.event;

  reveal(): void {
    this.panel.reveal();
  }

  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.owned.dispose();
    this.endings.fire();
    this.endings.dispose();
  }

  private async handle(message: MappingWebviewMessage): Promise<void> {
    const { form, vocabulary, proposal, inUse } = this.editing;
    switch (message.type) {
      case 'ready':
        this.begin();
        break;
      case 'edited':
        this.become({ form: changeForm(form, message.slot, message.value, vocabulary), rev: message.rev });
        break;
      case 'takeProposal':
        this.become({ form: formOf(proposal.mapping, inUse.robots), rev: message.rev });
        break;
      case 'save':
        await this.save();
        break;
      case 'cancel':
        this.close();
        break;
      case 'action':
        await this.act(message.action);
    }
  }

  private begin(): void {
    this.isReady = true;
    // A webview that comes back counts its changes from the beginning.
    this.editing = { ...this.editing, rev: 0 };
    this.channel.post({ type: 'init', l10n: l10nContents(), language: vscode.env.language, key: this.session.key });
    this.become({});
  }

  private async save(): Promise<void> {
    const { form, isSaving } = this.editing;
    if (isSaving || mappingState(this.editing).saveBlock !== null) return;
    this.become({ isSaving: true, problem: null });
    const problem = await this.deps.save(form.mapping, form.robots);
    if (this.isGone) return;
    this.become({ isSaving: false, problem });
    if (problem === null) this.close();
  }

  private async act(action: ActionKey): Promise<void> {
    if (action === 'retry' && this.editing.problem === null) this.readTickets();
    else if (action === 'retry') await this.save();
    else await runAction(action);
  }

  private readTickets(): void {
    this.become({ tickets: null });
    this.session.newestIssues(previewSize).then(
      tickets => this.become({ tickets }),
      (error: unknown) => this.deps.log.error('The tickets for the preview could not be read', error),
    );
  }

  private become(change: Partial<MappingEditing>): void {
    if (this.isGone) return;
    this.editing = { ...this.editing, ...change };
    if (this.isReady) this.channel.post({ type: 'state', state: mappingState(this.editing) });
  }
}

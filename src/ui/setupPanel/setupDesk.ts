import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { Emitter } from '../../base/emitter';
import { setupMemory } from '../../protocol/setupPanel';
import { openFile, type SetupFile } from '../../setup/documents/setupFile';
import type { Operation } from '../../setup/documents/operation';
import { recover } from '../../setup/plans/journal';
import { PlanStore } from '../../setup/plans/planStore';
import type { ReadFiles } from '../../setup/workspace/openWorkspace';
import type { Ticket } from '../../tickets/ticket';
import { recoveryText } from '../setup/text/planText';
import { fileProblemText } from '../setup/text/problemText';
import { webviewOptions } from '../webview/webviewHtml';
import { hostFiles } from './apply/hostFiles';
import type { SetupDeps } from './deps';
import { SetupDiagnostics } from './diagnostics';
import { fileOf } from './onDisk';
import { pickScript } from './pickScript';
import { placesOf } from './places';
import { Proposal } from './proposal';
import { ProposalDesk } from './proposalDesk';
import { loadProposal, loadProposals, type ProposalSource, type StoredProposal } from './proposalFile';
import { SETUP_SCHEME, setupFileName, setupFilePath, setupUri } from './setupFiles';
import type { SetupTexts, ShownText } from './setupFileSystem';
import { SetupPanel } from './setupPanel';
import { newScript } from './sources/newScript';
import { pathIn, readTerritory, type Territory } from './territory';
import { TextSync } from './textSync';

/** As in `setupDoor.ts`. */
const setupViewType = 'veSupport.setup';

/** All proposals of this window, their panels and their texts. A bundle of its own, loaded with the first use. */
export class SetupDesk implements Disposable, SetupTexts {
  private readonly owned = new DisposableStore();
  private readonly panels = new Map<string, SetupPanel>();
  private readonly proposals = new Map<
    string,
    { readonly proposal: Proposal; readonly sync: TextSync; changedAt: number }
  >();
  private readonly territories = new Map<string, Territory>();
  private readonly readFiles = new Map<string, ReadFiles>();
  private readonly rereads = new Emitter<string>();
  readonly diagnostics: SetupDiagnostics;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly deps: SetupDeps,
    private readonly tellChanged: (uri: vscode.Uri) => void,
  ) {
    this.diagnostics = this.owned.add(new SetupDiagnostics(deps.clock));
    const watcher = this.owned.add(vscode.workspace.createFileSystemWatcher('**/{scripts/**,*.ve-kind.*}'));
    this.owned.add(watcher.onDidChange(() => this.rereadSoon()));
    this.owned.add(watcher.onDidCreate(() => this.rereadSoon()));
    this.owned.add(watcher.onDidDelete(() => this.rereadSoon()));
  }

  /** For a ticket (it may be about a script) or for none. */
  async open(ticket: { readonly origin: string; readonly ticket: Ticket } | null): Promise<void> {
    const roots = localFolders();
    if (roots.length === 0) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Open the folder with the setup scripts first (File → Open Folder).'),
      );
      return;
    }
    const territories = await whileReading(() => Promise.all(roots.map(root => this.reread(root))));
    const picked = await pickScript(territories, ticket?.ticket ?? null);
    if (picked === undefined) return;
    const { territory } = picked;
    if (picked.kind === 'script') await this.begin(territory, picked.path, ticketOf(ticket));
    else {
      const made = await newScript(territory);
      if (made !== undefined) await this.begin(territory, made.path, ticketOf(ticket), made.text);
    }
  }

  /** The script of an editor. */
  async openFile(uri: vscode.Uri): Promise<void> {
    const root = vscode.workspace.getWorkspaceFolder(uri);
    if (uri.scheme !== 'file' || root === undefined) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Only files of the open folder can be changed here.'));
      return;
    }
    const territory = await whileReading(() => this.reread(root));
    await this.begin(territory, pathIn(root, uri), null);
  }

  /**
   * Puts operations before the person as a proposal, all or none. They change nothing until the person applies them.
   * @param script its code.
   * @returns what is wrong with them, in words; `null` when the proposal is open.
   */
  async propose(ticketId: number, script: string, operations: readonly Operation[]): Promise<string | null> {
    const { session } = this.deps.holder;
    const ticket = session?.known(ticketId);
    for (const root of localFolders()) {
      const territory = await this.reread(root);
      const [found] = territory.workspace.withCode(script);
      if (found === undefined) continue;
      const about = session === undefined || ticket === undefined ? null : { origin: session.origin, ticket };
      const panel = await this.begin(territory, found.path, ticketOf(about));
      return panel?.desk.propose(operations) ?? null;
    }
    return vscode.l10n.t('There is no script with the code {0} in the open folder.', script);
  }

  /** Marks what is wrong with the open scripts of a folder. */
  async check(root: vscode.WorkspaceFolder): Promise<void> {
    const known = this.territories.get(root.uri.fsPath);
    if (known === undefined) await this.reread(root);
    else this.diagnostics.take(known);
  }

  /** A panel that was open before the window was reloaded. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = setupMemory.safeParse(state);
    const known = memory.success ? await this.proposalOf(memory.data.key) : null;
    if (known === null || this.panels.has(known.proposal.id)) {
      panel.dispose();
      return;
    }
    panel.webview.options = webviewOptions(this.deps.extensionUri);
    this.adopt(panel, known.proposal);
  }

  async read(uri: vscode.Uri): Promise<ShownText | null> {
    const name = setupFileName(uri);
    const known = name === null ? null : await this.proposalOf(name.proposal);
    if (name === null || known === null) return null;
    const { proposal, changedAt } = known;
    const path = setupFilePath(uri);
    if (path !== proposal.path) {
      // Once it is applied, or does not follow any more, the file is shown as it is.
      const asItIs = this.territories.get(proposal.root)?.files.get(path)?.text;
      const text = this.panels.get(proposal.id)?.desk.followingText(path) ?? asItIs;
      return text === undefined ? null : { text, changedAt, isReadonly: true };
    }
    const isBase = name.side === 'base';
    return { text: isBase ? (proposal.base?.text ?? '') : proposal.present.text, changedAt, isReadonly: isBase };
  }

  async write(uri: vscode.Uri, text: string): Promise<void> {
    const name = setupFileName(uri);
    const known = name === null ? null : await this.proposalOf(name.proposal);
    if (known?.proposal.path !== setupFilePath(uri)) throw vscode.FileSystemError.NoPermissions(uri);
    known.proposal.typed(text, true);
    await known.proposal.settled();
  }

  /** Ends what a crash interrupted, and tells about it. */
  async recover(): Promise<void> {
    for (const root of localFolders()) {
      const { journal, plans } = placesOf(this.deps.storageFolder, root.uri.fsPath);
      const recovery = await recover(journal, hostFiles);
      if (recovery === null) continue;
      await new PlanStore(plans, hostFiles).recovered(recovery, this.deps.clock.now());
      void vscode.window.showWarningMessage(recoveryText(recovery));
    }
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    for (const panel of [...this.panels.values()]) panel.dispose();
    for (const { proposal, sync } of this.proposals.values()) {
      sync.dispose();
      proposal.dispose();
    }
    this.owned.dispose();
    this.rereads.dispose();
  }

  private async begin(
    territory: Territory,
    path: string,
    ticket: StoredProposal['ticket'],
    text?: string,
  ): Promise<SetupPanel | null> {
    const root = territory.root.uri.fsPath;
    const earlier = await this.earlier(root, path, ticket);
    if (earlier !== null) return this.show(earlier);
    const base = text === undefined ? await this.baseOf(territory, path) : null;
    if (text === undefined && base === null) return null;
    const source: ProposalSource = text === undefined ? { from: 'own' } : { from: 'template' };
    const content = base?.text ?? text ?? '';
    const proposal = this.keep({
      version: 1,
      id: randomUUID(),
      root,
      path,
      ticket,
      source,
      base: base?.text ?? null,
      encoding: base?.encoding ?? 'utf-8',
      past: [],
      present: { text: content, refused: [], acceptedRisks: [], stateTargets: [], along: [] },
      future: [],
    });
    proposal.save();
    return this.show(proposal);
  }

  private async baseOf(territory: Territory, path: string): Promise<SetupFile | null> {
    const known = territory.files.get(path);
    if (known !== undefined) return known;
    const uri = vscode.Uri.joinPath(territory.root.uri, path);
    const bytes = await hostFiles.read(uri.fsPath);
    const opened = bytes === null ? null : openFile(path, bytes);
    if (opened?.ok === true) return opened.value;
    const why = opened === null ? vscode.l10n.t('The file is not there any more.') : fileProblemText(opened.error);
    void vscode.window.showWarningMessage(`${path}: ${why}`);
    return null;
  }

  /** What was begun for the same script and ticket goes on. */
  private async earlier(root: string, path: string, ticket: StoredProposal['ticket']): Promise<Proposal | null> {
    const stored = await loadProposals(placesOf(this.deps.storageFolder, root).proposals);
    const same = stored.find(
      one => one.path === path && one.ticket?.id === ticket?.id && one.ticket?.origin === ticket?.origin,
    );
    return same === undefined ? null : ((await this.proposalOf(same.id))?.proposal ?? null);
  }

  private async proposalOf(id: string) {
    const known = this.proposals.get(id);
    if (known !== undefined) return known;
    for (const root of localFolders()) {
      const stored = await loadProposal(placesOf(this.deps.storageFolder, root.uri.fsPath).proposals, id);
      if (stored?.root !== root.uri.fsPath) continue;
      if (!this.territories.has(stored.root)) await this.reread(root);
      this.keep(stored);
      return this.proposals.get(id) ?? null;
    }
    return null;
  }

  private keep(stored: StoredProposal): Proposal {
    const { proposals } = placesOf(this.deps.storageFolder, stored.root);
    const known = this.territories.get(stored.root)?.files.get(stored.path) ?? null;
    const proposal = new Proposal(stored, known, proposals, this.deps.log);
    const sync = new TextSync(proposal, this.tellChanged, this.deps.log);
    const entry = { proposal, sync, changedAt: Date.now() };
    proposal.onDidChange(() => {
      entry.changedAt = Math.max(entry.changedAt + 1, Date.now());
      this.tellFollowing(proposal);
    });
    this.proposals.set(proposal.id, entry);
    return proposal;
  }

  /** Open texts of files that follow are others with every change. */
  private tellFollowing({ id, path }: Proposal): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      const isFollowing = setupFileName(uri)?.proposal === id && setupFilePath(uri) !== path;
      if (uri.scheme === SETUP_SCHEME && isFollowing) this.tellChanged(uri);
    }
  }

  private show(proposal: Proposal): SetupPanel {
    const open = this.panels.get(proposal.id);
    if (open !== undefined) {
      open.reveal();
      return open;
    }
    const panel = vscode.window.createWebviewPanel(
      setupViewType,
      proposal.path,
      { viewColumn: vscode.ViewColumn.Active },
      { ...webviewOptions(this.deps.extensionUri), enableFindWidget: true },
    );
    return this.adopt(panel, proposal);
  }

  private adopt(panel: vscode.WebviewPanel, proposal: Proposal): SetupPanel {
    const media = vscode.Uri.joinPath(this.deps.extensionUri, 'media');
    panel.iconPath = {
      light: vscode.Uri.joinPath(media, 'ticket-light.svg'),
      dark: vscode.Uri.joinPath(media, 'ticket-dark.svg'),
    };
    const desk = new ProposalDesk(proposal, {
      ...this.deps,
      territory: root => this.territoryOf(root),
      reread: root => this.rereadRoot(root),
      onDidReread: this.rereads.event,
      showText,
    });
    const opened = new SetupPanel(panel, desk, this.deps);
    this.panels.set(proposal.id, opened);
    opened.onDidClose(() => this.panels.delete(proposal.id));
    return opened;
  }

  private territoryOf(root: string): Territory {
    const territory = this.territories.get(root);
    if (territory === undefined) throw new Error('The scripts of the folder are not read.');
    return territory;
  }

  private async rereadRoot(root: string): Promise<Territory> {
    const folder = localFolders().find(one => one.uri.fsPath === root);
    return folder === undefined ? this.territoryOf(root) : this.reread(folder);
  }

  private async reread(root: vscode.WorkspaceFolder): Promise<Territory> {
    const folder = root.uri.fsPath;
    const known: ReadFiles = this.readFiles.get(folder) ?? new Map<never, never>();
    this.readFiles.set(folder, known);
    const territory = await readTerritory(root, known, this.deps.log);
    this.territories.set(folder, territory);
    this.diagnostics.take(territory);
    return territory;
  }

  private rereadSoon(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      void Promise.all(
        [...this.territories.keys()].map(async root => {
          await this.rereadRoot(root);
          this.rereads.fire(root);
        }),
      );
    }, 300);
  }
}

export function setupDesk(deps: SetupDeps, tellChanged: (uri: vscode.Uri) => void): SetupDesk {
  return new SetupDesk(deps, tellChanged);
}

function localFolders(): readonly vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(folder => folder.uri.scheme === 'file');
}

/** The status bar says why nothing happens yet: many or large scripts take a while. */
function whileReading<T>(read: () => Promise<T>): Thenable<T> {
  const title = vscode.l10n.t('Reading the setup scripts…');
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, read);
}

function ticketOf(about: { readonly origin: string; readonly ticket: Ticket } | null): StoredProposal['ticket'] {
  return about === null ? null : { origin: about.origin, id: about.ticket.id, summary: about.ticket.summary };
}

async function showText({ id, root, path: own }: Proposal, path = own): Promise<void> {
  const base = path === own ? setupUri({ proposal: id, side: 'base' }, path) : fileOf({ root, path });
  const result = setupUri({ proposal: id, side: 'result' }, path);
  const title = vscode.l10n.t('{0}: before ↔ proposal', path.split('/').at(-1) ?? path);
  const options = { viewColumn: vscode.ViewColumn.Beside, preview: false };
  await vscode.commands.executeCommand('vscode.diff', base, result, title, options);
}

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { once } from '../../base/once';
import type { Operation } from '../../setup/documents/operation';
import type { SetupDeps } from './deps';
import type { SetupDesk } from './setupDesk';
import { SETUP_SCHEME } from './setupFiles';
import { SetupFileSystem } from './setupFileSystem';

/** Also named in the manifest's activation events. */
const setupViewType = 'veSupport.setup';

/**
 * What of the editor of setup changes is there from the start: it knows when the editor is wanted, and loads it then.
 */
export class SetupDoor implements Disposable, vscode.WebviewPanelSerializer {
  private readonly owned = new DisposableStore();
  private readonly files: SetupFileSystem;
  private readonly desk: () => Promise<SetupDesk>;

  constructor(private readonly deps: SetupDeps) {
    this.files = this.owned.add(new SetupFileSystem(() => this.desk()));
    this.desk = once(async () => {
      const { setupDesk } = await import('./setupDesk');
      return this.owned.add(setupDesk(deps, uri => this.files.tellChanged(uri)));
    });
    this.owned.add(vscode.workspace.registerFileSystemProvider(SETUP_SCHEME, this.files, { isCaseSensitive: true }));
    this.owned.add(vscode.window.registerWebviewPanelSerializer(setupViewType, this));
    this.owned.add(vscode.workspace.onDidOpenTextDocument(document => this.lookAt(document)));
    for (const document of vscode.workspace.textDocuments) this.lookAt(document);
    this.inBackground(this.endInterrupted());
  }

  /** For a ticket of the present connection, or for none. */
  async openFor(ticketId: number | undefined): Promise<void> {
    const { session } = this.deps.holder;
    const desk = await this.desk();
    if (session === undefined || ticketId === undefined) return desk.open(null);
    const known = session.known(ticketId) ?? (await session.lastKnown(ticketId));
    return desk.open(known === null ? null : { origin: session.origin, ticket: known });
  }

  async openFile(uri: vscode.Uri): Promise<void> {
    return (await this.desk()).openFile(uri);
  }

  /** Puts operations before the person as a proposal; see `SetupDesk.propose`. */
  async propose(ticketId: number, script: string, operations: readonly Operation[]): Promise<string | null> {
    return (await this.desk()).propose(ticketId, script, operations);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    return (await this.desk()).restore(panel, state);
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** Scripts are checked as soon as one is open in an editor. */
  private lookAt({ uri }: vscode.TextDocument): void {
    const isScript = uri.scheme === 'file' && /[\\/]scripts[\\/].*\.(?:ya?ml|json)$/i.test(uri.fsPath);
    const root = isScript ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
    if (root !== undefined) this.inBackground(this.desk().then(desk => desk.check(root)));
  }

  /** A journal is there only when writing was interrupted. */
  private async endInterrupted(): Promise<void> {
    const folder = join(this.deps.storageFolder, 'setup');
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      const isThere = await stat(join(folder, name, 'journal', 'journal.json')).then(
        () => true,
        () => false,
      );
      if (isThere) return (await this.desk()).recover();
    }
  }

  private inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.deps.log.error('The setup scripts could not be looked after', error));
  }
}

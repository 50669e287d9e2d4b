import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import { LARGE_TEXT } from '../../setup/documents/limits';
import { spliceBetween } from '../../setup/documents/splice';
import { isSameShown } from '../../setup/editing/typedText';
import type { Proposal } from './proposal';
import { setupFileName, setupFilePath, setupUri } from './setupFiles';

/** Keystrokes are taken over when the typing pauses; a large text, whose reading takes long, when it pauses for longer. */
const PAUSE_MS = 250;
const LONG_PAUSE_MS = 1500;
/** Edits so close together are one step of undo in the editor of the change. */
const ONE_STEP_MS = 2500;

/** Keeps an open text of a proposal and the proposal itself in step, both ways. */
export class TextSync implements Disposable {
  private readonly owned = new DisposableStore();
  private timer: NodeJS.Timeout | null = null;
  private lastTyped = 0;
  /** What was put into the document last: its coming back as a change is no typing. */
  private written: string | null = null;
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly proposal: Proposal,
    private readonly tellChanged: (uri: vscode.Uri) => void,
    private readonly log: Log,
  ) {
    this.owned.add(proposal.onDidChange(() => this.showSoon()));
    this.owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!this.isOurs(document) || document.getText() === this.written) return;
        this.written = null;
        this.takeOverSoon(document);
      }),
    );
    this.owned.add({ dispose: () => this.timer !== null && clearTimeout(this.timer) });
  }

  dispose(): void {
    this.owned.dispose();
  }

  private isOurs({ uri }: vscode.TextDocument): boolean {
    const name = setupFileName(uri);
    const isOwnFile = setupFilePath(uri) === this.proposal.path;
    return name?.proposal === this.proposal.id && name.side === 'result' && isOwnFile;
  }

  private takeOverSoon(document: vscode.TextDocument): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        this.timer = null;
        if (document.isClosed) return;
        const now = Date.now();
        const isContinued = now - this.lastTyped < ONE_STEP_MS;
        this.lastTyped = now;
        this.proposal.typed(document.getText(), isContinued);
      },
      this.proposal.present.text.length > LARGE_TEXT ? LONG_PAUSE_MS : PAUSE_MS,
    );
  }

  /** The form, undo or a refused change have changed the text: the open document follows, one state after another. */
  private showSoon(): void {
    this.tail = this.tail
      .then(() => this.showInText())
      .catch((error: unknown) => this.log.error('A proposal could not be shown as text', error));
  }

  private async showInText(): Promise<void> {
    const document = vscode.workspace.textDocuments.find(one => this.isOurs(one));
    const { text } = this.proposal.present;
    if (document === undefined) {
      this.tellChanged(setupUri({ proposal: this.proposal.id, side: 'base' }, this.proposal.path));
      return;
    }
    if (isSameShown(document.getText(), text) || this.timer !== null) return;
    this.lastTyped = 0;
    const shown = document.getText();
    const wanted =
      document.eol === vscode.EndOfLine.CRLF ? text.replace(/\r\n|\r|\n/g, '\r\n') : text.replace(/\r\n?/g, '\n');
    const splice = spliceBetween(shown, wanted);
    if (splice === null) return;
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(splice.start), document.positionAt(splice.end));
    edit.replace(document.uri, range, splice.text);
    this.written = wanted;
    if (await vscode.workspace.applyEdit(edit)) await document.save();
  }
}

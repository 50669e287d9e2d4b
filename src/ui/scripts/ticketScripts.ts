import { posix } from 'node:path';
import * as vscode from 'vscode';
import { singleLine } from '../../base/plainText';
import type { ScriptsView } from '../../protocol/scripts';
import type { Ticket } from '../../tickets/ticket';
import { codesNamedBy, wordsOf } from './codes';
import { byCloseness, reasonsFor, type Reason } from './fileFacts';
import type { ScriptFinder } from './scriptDesk';
import type { WorkspaceFiles } from './workspaceFiles';

const mostShown = 12;
const nameLength = 120;

interface Kept {
  readonly version: number;
  readonly view: ScriptsView;
}

interface Target {
  readonly uri: vscode.Uri;
  readonly line: number;
}

/** The part «Scripts» of ticket panels. */
export class TicketScripts implements ScriptFinder {
  private readonly views = new WeakMap<Ticket, Kept>();
  /** By ticket, then by key: only what was shown can be opened. */
  private readonly targets = new Map<number, ReadonlyMap<string, Target>>();
  readonly onDidChange;

  constructor(private readonly files: WorkspaceFiles) {
    this.onDidChange = files.onDidChange;
  }

  view(ticket: Ticket): ScriptsView {
    if (vscode.workspace.workspaceFolders === undefined) return { phase: 'off', files: [], hidden: 0 };
    const all = this.files.all();
    if (all === null) return { phase: 'reading', files: [], hidden: 0 };
    const kept = this.views.get(ticket);
    if (kept?.version === this.files.version) return kept.view;
    const sayings = { ticketId: ticket.id, codes: codesNamedBy(ticket), words: wordsOf(ticket) };
    const found = all
      .map(({ uri, facts }) => ({
        uri,
        path: vscode.workspace.asRelativePath(uri),
        reasons: reasonsFor(facts, sayings),
      }))
      .filter(({ reasons }) => reasons.length > 0)
      .sort(byCloseness);
    const shown = found.slice(0, mostShown);
    this.targets.set(
      ticket.id,
      new Map(shown.map(({ uri, path, reasons }) => [path, { uri, line: reasons[0]?.line ?? 0 }])),
    );
    const view: ScriptsView = {
      phase: 'ready',
      files: shown.map(({ path, reasons }) => ({
        key: path,
        name: singleLine(posix.basename(path), nameLength),
        folder: singleLine(folderOf(path), nameLength),
        reason: reasons.slice(0, 3).map(reasonText).join(' · '),
      })),
      hidden: found.length - shown.length,
    };
    this.views.set(ticket, { version: this.files.version, view });
    return view;
  }

  async open(ticketId: number, key: string): Promise<void> {
    const target = this.targets.get(ticketId)?.get(key);
    if (target === undefined) return;
    const place = new vscode.Range(target.line, 0, target.line, 0);
    try {
      // Beside the ticket: both are worked on together.
      await vscode.window.showTextDocument(target.uri, { selection: place, viewColumn: vscode.ViewColumn.Beside });
    } catch {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('{0} cannot be opened: it was removed or cannot be read.', singleLine(key, nameLength)),
      );
    }
  }
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'mention':
      return vscode.l10n.t('mentions the ticket, line {0}', reason.line + 1);
    case 'code':
      return vscode.l10n.t('code {0}', singleLine(reason.code, nameLength));
    case 'fileName':
      return vscode.l10n.t('named in the ticket');
    case 'title':
      return vscode.l10n.t('title «{0}»', singleLine(reason.title, nameLength));
  }
}

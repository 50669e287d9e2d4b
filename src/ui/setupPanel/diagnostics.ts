import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { encode } from '../../setup/documents/encoding';
import { openFile, type SetupFile } from '../../setup/documents/setupFile';
import { diagnose, type Diagnostic } from '../../setup/review/diagnose';
import type { Severity } from '../../setup/risks/finding';
import { scriptsOf } from '../../setup/workspace/script';
import { findingText } from '../setup/text/findingText';
import { documentProblemText } from '../setup/text/problemText';
import { dayOf } from './reviewing';
import { isScriptFile, pathIn, type Territory } from './territory';

const PAUSE_MS = 400;

/** Marks what is wrong with the scripts that are open in editors, while they are typed. */
export class SetupDiagnostics implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly collection = vscode.languages.createDiagnosticCollection('ve-setup-scripts');
  private readonly territories = new Map<string, Territory>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly clock: Clock) {
    this.owned.add(this.collection);
    this.owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.lookSoon(document)));
    this.owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)));
  }

  /** The scripts that references are checked against. */
  take(territory: Territory): void {
    this.territories.set(territory.root.uri.fsPath, territory);
    for (const document of vscode.workspace.textDocuments) this.lookSoon(document);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.owned.dispose();
  }

  private lookSoon(document: vscode.TextDocument): void {
    if (!isScriptFile(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    const look = (): void => {
      this.timers.delete(key);
      if (!document.isClosed) this.look(document);
    };
    this.timers.set(key, setTimeout(look, PAUSE_MS));
  }

  private look(document: vscode.TextDocument): void {
    const root = vscode.workspace.getWorkspaceFolder(document.uri);
    const territory = root === undefined ? undefined : this.territories.get(root.uri.fsPath);
    if (root === undefined || territory === undefined) return;
    const bytes = encode(document.getText(), 'utf-8');
    const opened = bytes.ok ? openFile(pathIn(root, document.uri), bytes.value) : null;
    const found = opened?.ok === true ? diagnosed(opened.value, territory, dayOf(this.clock.now())) : [];
    this.collection.set(
      document.uri,
      found.map(one => shown(one, document)),
    );
  }
}

function diagnosed(file: SetupFile, territory: Territory, today: string): readonly Diagnostic[] {
  const scripts = scriptsOf(file);
  // Files beside the scripts may lie in the same folders; only what says its kind is one.
  if (file.problems.length === 0 && scripts.every(({ kind }) => kind === '')) return [];
  const workspace = territory.workspace.replacing(file.path, scripts);
  return diagnose(file, territory.kinds, { workspace, today });
}

function shown(found: Diagnostic, document: vscode.TextDocument): vscode.Diagnostic {
  const [start, end] = [document.positionAt(found.start), document.positionAt(Math.max(found.end, found.start + 1))];
  const message = found.type === 'problem' ? documentProblemText(found.problem) : findingText(found.finding);
  const severity = found.type === 'problem' ? 'error' : found.finding.severity;
  const made = new vscode.Diagnostic(new vscode.Range(start, end), message, severityOf(severity));
  made.source = 'ВЭ';
  return made;
}

function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  if (severity === 'error') return vscode.DiagnosticSeverity.Error;
  return severity === 'check' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning;
}

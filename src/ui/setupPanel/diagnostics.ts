import * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { encode } from '../../setup/documents/encoding';
import { followed, type SourceNode } from '../../setup/documents/node';
import { locate, type Path } from '../../setup/documents/path';
import { openFile, type SetupFile } from '../../setup/documents/setupFile';
import { inspectScript } from '../../setup/review/review';
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
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        if (!document.isClosed) this.look(document);
      }, PAUSE_MS),
    );
  }

  private look(document: vscode.TextDocument): void {
    const root = vscode.workspace.getWorkspaceFolder(document.uri);
    const territory = root === undefined ? undefined : this.territories.get(root.uri.fsPath);
    if (root === undefined || territory === undefined) return;
    const bytes = encode(document.getText(), 'utf-8');
    const opened = bytes.ok ? openFile(pathIn(root, document.uri), bytes.value) : null;
    const found = opened?.ok === true ? diagnosticsOf(opened.value, document, territory, dayOf(this.clock.now())) : [];
    this.collection.set(document.uri, found);
  }
}

function diagnosticsOf(
  file: SetupFile,
  document: vscode.TextDocument,
  territory: Territory,
  today: string,
): vscode.Diagnostic[] {
  const at = (start: number, end: number): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(Math.max(end, start + 1)));
  const torn = file.problems.map(problem =>
    diagnostic(at(problem.start, problem.end), documentProblemText(problem), 'error'),
  );
  const scripts = scriptsOf(file);
  const workspace = territory.workspace.replacing(file.path, scripts);
  const shown = scripts
    .filter(script => script.kind !== '')
    .flatMap(script =>
      inspectScript(script, territory.kinds.of(script.kind), { workspace, today }).map(finding => {
        const node = file.documents[script.document]?.root;
        const [start, end] = node === undefined ? [0, 0] : rangeOf(node, script.value, finding.path);
        return diagnostic(at(start, end), findingText(finding), finding.severity);
      }),
    );
  return [...torn, ...shown];
}

function diagnostic(range: vscode.Range, message: string, severity: Severity): vscode.Diagnostic {
  const made = new vscode.Diagnostic(range, message, severityOf(severity));
  made.source = 'ВЭ';
  return made;
}

function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  if (severity === 'error') return vscode.DiagnosticSeverity.Error;
  return severity === 'check' ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Warning;
}

/** The nearest place that is there: what is missing is marked at what should hold it. */
function rangeOf(root: SourceNode, value: Parameters<typeof locate>[0], path: Path): readonly [number, number] {
  let node = root;
  let marked: readonly [number, number] = [root.start, Math.min(root.end, root.start + 80)];
  for (let depth = 1; depth <= path.length; depth++) {
    const located = locate(value, path.slice(0, depth));
    if (!located.ok) return marked;
    const step = located.value.at(-1);
    const target = followed(node);
    if (target.type === 'map') {
      const entry = target.entries.find(one => one.key === step);
      if (entry === undefined) return marked;
      marked = depth === path.length ? [entry.keyStart, entry.value.end] : [entry.keyStart, entry.keyEnd];
      node = entry.value;
    } else if (target.type === 'list' && typeof step === 'number') {
      const item = target.items[step];
      if (item === undefined) return marked;
      marked = [item.value.start, item.value.end];
      node = item.value;
    } else return marked;
  }
  return marked;
}

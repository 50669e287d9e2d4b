import { watchFile, unwatchFile } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { hasCode, readIfExists, writeAtomically } from '../../base/atomicFile';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';
import { err, ok, type Result } from '../../base/result';
import { defaultPolicy } from '../../regulation/policy/defaultPolicy';
import { readMachineSetting } from '../connection/machineSettings';
import { policyPath } from './policyPath';
import type { PolicyTrouble, RegulationInForce } from './regulationInForce';

const setting = 'policyFile';
/** By looking, not by the system's events: those are not sent for files on a network share. */
const lookEveryMs = 1_000;
/** Whoever writes the file without replacing it whole needs a moment. */
const settleMs = 300;
const longestBytes = 1_000_000;

/**
 * The policy file that the person has named: read, watched, and in force as long as it can be used. Otherwise the last
 * policy that could stays in force, also over a restart, and the file has diagnostics.
 */
export class PolicyFile implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('veSupport.policy');
  /** The last good policy, as JSON. */
  private readonly keptPath: string;
  private watched: string | null = null;
  private generation = 0;
  private settling: NodeJS.Timeout | undefined;
  private typing: NodeJS.Timeout | undefined;
  /** Trouble that the person has been told of. */
  private told = '';

  constructor(
    private readonly inForce: RegulationInForce,
    storageFolder: string,
    private readonly log: Log,
  ) {
    this.keptPath = join(storageFolder, 'policy', 'last-good.json');
    this.owned.add(this.diagnostics);
    this.owned.add(
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration(`veSupport.${setting}`)) this.lookSoon();
      }),
    );
    this.owned.add(vscode.workspace.onDidSaveTextDocument(document => this.isOurs(document) && this.lookSoon()));
    this.owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.isOurs(document) && this.checkSoon(document)),
    );
  }

  /** Puts the file in force that is set now; resolves when it is, or when the last good policy is instead. */
  async start(): Promise<void> {
    try {
      if (policyPath(readMachineSetting(setting), homedir()) !== null) await this.takeKept();
      await this.look();
    } catch (error) {
      this.log.error('The policy file could not be put in force', error);
    }
  }

  dispose(): void {
    clearTimeout(this.settling);
    clearTimeout(this.typing);
    this.watch(null);
    this.owned.dispose();
  }

  private isOurs({ uri }: vscode.TextDocument): boolean {
    return uri.scheme === 'file' && uri.fsPath === this.watched;
  }

  private lookSoon(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.look().catch((error: unknown) => this.log.error('The policy file could not be looked at', error));
    }, settleMs);
  }

  private async look(): Promise<void> {
    const generation = ++this.generation;
    const path = policyPath(readMachineSetting(setting), homedir());
    this.watch(path);
    if (path === null) {
      this.diagnostics.clear();
      this.inForce.takePolicy(defaultPolicy, { kind: 'bundled' });
      await rm(this.keptPath, { force: true });
      return;
    }
    const text = await readPolicyFile(path);
    const { readPolicyDocument } = await import('./regulationDesk');
    if (generation !== this.generation) return;
    if (!text.ok) {
      this.diagnostics.clear();
      this.keep(path, text.error);
      return;
    }
    const policy = readPolicyDocument(text.value);
    this.show(path, policy.ok ? [] : policy.error);
    if (!policy.ok) {
      this.keep(path, 'broken');
      return;
    }
    const wasTold = this.told !== '';
    this.told = '';
    this.inForce.takePolicy(policy.value, { kind: 'file', path });
    this.log.info('The policy of the file is in force.');
    if (wasTold) vscode.window.setStatusBarMessage(vscode.l10n.t('The policy file is in force again'), 5_000);
    await this.remember(policy.value);
  }

  /** Tells the person once, however often the same trouble is met. */
  private keep(path: string, why: PolicyTrouble): void {
    this.inForce.keepPolicy(path, why);
    this.log.warn(`The policy file cannot be used (${why}); what was in force stays.`);
    const trouble = `${why} ${path}`;
    if (trouble === this.told) return;
    this.told = trouble;
    const open = why === 'absent' ? vscode.l10n.t('Open settings') : vscode.l10n.t('Open the file');
    void vscode.window.showWarningMessage(this.troubleText(path, why), open).then(answer => {
      if (answer !== open) return undefined;
      return why === 'absent'
        ? vscode.commands.executeCommand('workbench.action.openSettings', `veSupport.${setting}`)
        : vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
    });
  }

  private troubleText(path: string, why: PolicyTrouble): string {
    const name = basename(path);
    const { origin } = this.inForce;
    const rest =
      origin.kind === 'kept' && !origin.isBundled
        ? vscode.l10n.t('Its last correct version stays in force.')
        : vscode.l10n.t('The bundled regulation stays in force.');
    switch (why) {
      case 'absent':
        return `${vscode.l10n.t('The policy file {0} is not there.', path)} ${rest}`;
      case 'unreadable':
        return `${vscode.l10n.t('The policy file {0} cannot be read.', name)} ${rest}`;
      case 'broken':
        return `${vscode.l10n.t('The policy file {0} has errors.', name)} ${rest}`;
    }
  }

  /** What is being typed is checked as well; in force comes only what has been saved. */
  private checkSoon(document: vscode.TextDocument): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      void import('./regulationDesk').then(({ readPolicyDocument }) => {
        if (!this.isOurs(document) || !document.isDirty) return;
        const policy = readPolicyDocument(document.getText());
        this.show(document.uri.fsPath, policy.ok ? [] : policy.error);
      });
    }, settleMs);
  }

  private show(path: string, found: readonly vscode.Diagnostic[]): void {
    this.diagnostics.clear();
    this.diagnostics.set(vscode.Uri.file(path), found);
  }

  private watch(path: string | null): void {
    if (path === this.watched) return;
    if (this.watched !== null) unwatchFile(this.watched, this.hear);
    this.watched = path;
    if (path !== null) watchFile(path, { persistent: false, interval: lookEveryMs }, this.hear);
  }

  private readonly hear = (): void => this.lookSoon();

  private async takeKept(): Promise<void> {
    try {
      const text = await readIfExists(this.keptPath);
      if (text === null) return;
      const { readPolicyDocument } = await import('./regulationDesk');
      const kept = readPolicyDocument(text);
      if (kept.ok) this.inForce.takePolicy(kept.value, { kind: 'bundled' });
    } catch (error) {
      this.log.error('The last good policy could not be read', error);
    }
  }

  private async remember(policy: unknown): Promise<void> {
    try {
      await writeAtomically(this.keptPath, JSON.stringify(policy));
    } catch (error) {
      this.log.error('The policy could not be kept for the next start', error);
    }
  }
}

async function readPolicyFile(path: string): Promise<Result<string, 'absent' | 'unreadable'>> {
  try {
    const { size } = await stat(path);
    return size > longestBytes ? err('unreadable') : ok(await readFile(path, 'utf8'));
  } catch (error) {
    return err(hasCode(error, 'ENOENT', 'ENOTDIR') ? 'absent' : 'unreadable');
  }
}

import * as vscode from 'vscode';
import { readSavedMapping } from '../connection/savedConnection';
import { sampleKey } from '../session/serverSession';

/** Says once for each server that its mapping is only a proposal, and whenever the settings' one cannot be read. */
export class ProposalNotice {
  /** What the button does. */
  onCheck: () => void = () => undefined;

  constructor(private readonly memory: vscode.Memento) {}

  /** @param key the connected server's base address, or `sample`. */
  tell(key: string): void {
    if (key === sampleKey) return;
    const saved = readSavedMapping(key);
    if (saved.kind === 'unreadable') {
      const text = vscode.l10n.t(
        'The mapping of this server in the settings cannot be read (at: {0}). A proposal is used instead.',
        saved.path || '·',
      );
      this.show(vscode.window.showWarningMessage, text);
    }
    if (saved.kind !== 'none' || this.memory.get(memoryKey(key)) === true) return;
    void this.memory.update(memoryKey(key), true);
    this.show(
      vscode.window.showInformationMessage,
      vscode.l10n.t('Priorities, types and customers of this server were mapped to the regulation by a proposal.'),
    );
  }

  /** After signing out nothing is remembered of the server. */
  async forget(key: string): Promise<void> {
    await this.memory.update(memoryKey(key), undefined);
  }

  private show(by: (text: string, button: string) => Thenable<string | undefined>, text: string): void {
    const check = vscode.l10n.t('Check the mapping');
    void by(text, check).then(answer => {
      if (answer === check) this.onCheck();
    });
  }
}

function memoryKey(key: string): string {
  return `veSupport.proposalTold:${key}`;
}

import * as vscode from 'vscode';
import type { ServerAddress } from '../../mantis/address';

/** Asks once for each server whether a connection that is not encrypted may be used. */
export class PlainHttp {
  constructor(private readonly memory: vscode.Memento) {}

  /** @param isFallback https was tried first, and does not answer. */
  async mayUse(address: ServerAddress, isFallback: boolean): Promise<boolean> {
    if (!address.isPlainHttp || address.isLoopback) return true;
    if (this.memory.get(keyOf(address.origin)) === true) return true;
    const goOn = vscode.l10n.t('Connect all the same');
    const risk = vscode.l10n.t(
      'Your token and the customers’ data can be read on the way. Use https if the server offers it.',
    );
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('The connection to {0} is not encrypted.', address.origin),
      {
        modal: true,
        detail: isFallback ? `${vscode.l10n.t('Mantis does not answer over https there.')} ${risk}` : risk,
      },
      goOn,
    );
    if (answer !== goOn) return false;
    await this.memory.update(keyOf(address.origin), true);
    return true;
  }

  async forget(origin: string): Promise<void> {
    await this.memory.update(keyOf(origin), undefined);
  }
}

function keyOf(origin: string): string {
  return `veSupport.plainHttpAccepted:${origin}`;
}

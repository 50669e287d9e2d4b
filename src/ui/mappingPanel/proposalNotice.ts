import * as vscode from 'vscode';
import { checkMapping, weightOf } from '../../mantis/mappingCheck';
import { readSavedMapping } from '../connection/savedConnection';
import { sampleKey } from '../session/serverSession';
import { findingOf } from './findings';
import type { MappingSession } from './session';

/**
 * Says once for each server that its mapping is only a proposal, once for each reason that a saved one no longer fits
 * the server, and whenever the settings' one cannot be read.
 */
export class ProposalNotice {
  /** What the button does. */
  onCheck: () => void = () => undefined;

  constructor(private readonly memory: vscode.Memento) {}

  tell(session: MappingSession): void {
    const { key } = session;
    if (key === sampleKey) return;
    const saved = readSavedMapping(key);
    switch (saved.kind) {
      case 'none':
        this.once(
          key,
          'proposal',
          vscode.l10n.t('Priorities, types and customers of this server were mapped to the regulation by a proposal.'),
        );
        break;
      case 'unreadable':
        this.show(
          vscode.l10n.t(
            'The mapping of this server in the settings cannot be read (at: {0}). A proposal is used instead.',
            saved.path || '·',
          ),
        );
        break;
      case 'saved':
        this.tellMisfits(session);
    }
  }

  /** After signing out nothing is remembered of the server. */
  async forget(key: string): Promise<void> {
    await this.memory.update(memoryKey(key), undefined);
  }

  private tellMisfits({ key, mapping, vocabulary }: MappingSession): void {
    const wrong = checkMapping(mapping, [], vocabulary).filter(problem => weightOf(problem) === 'wrong');
    const [first] = wrong;
    if (first === undefined) return;
    const text = vscode.l10n.t('The saved mapping does not fit the server. {0}', findingOf(first).text);
    this.once(key, JSON.stringify(wrong), text);
  }

  /** @param what is said; said before, it is not said again. */
  private once(key: string, what: string, text: string): void {
    if (this.memory.get(memoryKey(key)) === what) return;
    void this.memory.update(memoryKey(key), what);
    this.show(text);
  }

  private show(text: string): void {
    const check = vscode.l10n.t('Check the mapping');
    void vscode.window.showWarningMessage(text, check).then(answer => {
      if (answer === check) this.onCheck();
    });
  }
}

function memoryKey(key: string): string {
  return `veSupport.mappingTold:${key}`;
}

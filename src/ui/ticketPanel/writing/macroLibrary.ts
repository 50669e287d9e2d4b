import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { MacroFolder } from '../../../tickets/macros/macro';
import { readMachineSetting, writeMachineSetting } from '../../connection/machineSettings';

const setting = 'macrosFolder';

/** The department's macros: a folder that the person's own settings name, or the examples while there is the sample. */
export class MacroLibrary {
  constructor(
    /** Where the examples lie. */
    private readonly examples: string,
  ) {}

  /** Reads the folder anew: files are changed by others at any time. */
  async read(isSample: boolean): Promise<{ readonly content: MacroFolder; readonly problem: string | null }> {
    const nothing: MacroFolder = { macros: [], skipped: [] };
    const folder = this.folder(isSample);
    if (folder === null) {
      return { content: nothing, problem: vscode.l10n.t('No folder of macros is chosen yet.') };
    }
    const { readMacros } = await import('../../../tickets/macros/readMacros');
    const read = await readMacros(folder);
    if (!read.ok) {
      return {
        content: nothing,
        problem: vscode.l10n.t('The folder of macros cannot be read: {0}', read.error.reason),
      };
    }
    const { macros, skipped } = read.value;
    if (skipped.length > 0) {
      return { content: read.value, problem: vscode.l10n.t('Not understood: {0}', skipped.slice(0, 5).join(', ')) };
    }
    return { content: read.value, problem: macros.length === 0 ? vscode.l10n.t('The folder has no macros.') : null };
  }

  /** Lets the person choose the folder. */
  async choose(): Promise<void> {
    const present = this.folder(false);
    const [chosen] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Folder with macros (Markdown files)'),
        canSelectFiles: false,
        canSelectFolders: true,
        ...(present === null ? {} : { defaultUri: vscode.Uri.file(present) }),
      })) ?? [];
    if (chosen !== undefined) await writeMachineSetting(setting, chosen.fsPath);
  }

  private folder(isSample: boolean): string | null {
    const value = readMachineSetting(setting);
    const named = typeof value === 'string' ? value.trim() : '';
    if (named !== '') return named.replace(/^~(?=$|[\\/])/, homedir());
    return isSample ? this.examples : null;
  }
}

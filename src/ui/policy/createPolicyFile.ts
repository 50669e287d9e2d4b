import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import * as vscode from 'vscode';
import { writePolicyJson, writePolicyYaml } from '../../regulation/files/policyText';
import { sourceText } from '../regulationPage/sourceText';
import { readMachineSetting, writeMachineSetting } from '../connection/machineSettings';
import { policyPath } from './policyPath';
import { policyTitle } from './policyTitles';
import type { RegulationInForce } from './regulationInForce';

/** Writes the policy in force into a file that the person chooses, and puts that file in force. */
export async function createPolicyFile({ current }: RegulationInForce): Promise<void> {
  const { policy } = current;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(homedir(), vscode.l10n.t('regulation.ve-policy.yaml'))),
    filters: { YAML: ['yaml', 'yml'], JSON: ['json'] },
    title: vscode.l10n.t('Where to put the policy file?'),
    saveLabel: vscode.l10n.t('Create'),
  });
  if (target === undefined) return;
  const isJson = extname(target.fsPath).toLowerCase() === '.json';
  const text = isJson
    ? writePolicyJson(policy)
    : writePolicyYaml(policy, { heading: heading(), of: (path, source) => commentOf(path, source) });
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const before = policyPath(readMachineSetting('policyFile'), homedir());
  if (before !== target.fsPath) await writeMachineSetting('policyFile', target.fsPath);
  await vscode.window.showTextDocument(target);
}

function heading(): string {
  return [
    vscode.l10n.t('The policy: every value of the regulation that the extension computes with.'),
    vscode.l10n.t('Saving the file puts it in force at once. What you leave out keeps its bundled value.'),
    vscode.l10n.t(
      '«source: regulation» — the written regulation says so; «source: assumption» — it does not, the department decides.',
    ),
    vscode.l10n.t('The numbers in the comments are rules of the page «The regulation in force».'),
  ].join('\n');
}

function commentOf(path: string, source: string | null): string | null {
  const title = policyTitle(path);
  if (title === null) return null;
  const said = source === 'regulation' || source === 'assumption' ? `, ${sourceText(source)}` : '';
  return `${title.title} (${title.rule}${said})`;
}

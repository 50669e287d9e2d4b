import type { Workbench } from '../../../tools/vscode-host/workbench';
import type { TestMantis } from './mantis';

/** Connects to a Mantis as a person does: the command, then address and token into its boxes. */
export async function connect(workbench: Workbench, mantis: TestMantis, login = 'support1'): Promise<void> {
  const token = mantis.tokens[login];
  if (token === undefined) throw new Error(`The sample has nobody called ${login}.`);
  await workbench.command('VE Support: Connect to Mantis…');
  await workbench.answer(mantis.baseUrl, /1\/3/);
  await workbench.answer(token, /2\/3/);
}

/** Brings the tree of tickets into view and waits for its first row. */
export async function openQueue(workbench: Workbench): Promise<void> {
  await workbench.openContainer(/ВЭ Сопровождение/i);
  await workbench.treeRows().first().waitFor();
}

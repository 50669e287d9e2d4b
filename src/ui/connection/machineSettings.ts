import * as vscode from 'vscode';

const section = 'veSupport';

/**
 * Reads a setting from the person's own settings, never from a workspace's: a workspace is as hostile as a ticket
 * (design section 5). The manifest gives these settings the scope `machine`; this holds even if it did not.
 */
export function readMachineSetting(key: string): unknown {
  const found = vscode.workspace.getConfiguration(section).inspect(key);
  return found?.globalValue ?? found?.defaultValue;
}

export async function writeMachineSetting(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(key, value, vscode.ConfigurationTarget.Global);
}

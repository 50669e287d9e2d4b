import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import type { Connector } from './connector';

/** Takes a mapping into use that somebody has written into the settings by hand. */
export function followMappingSettings(connector: Connector): Disposable {
  return vscode.workspace.onDidChangeConfiguration(change => {
    const isOurs =
      change.affectsConfiguration('veSupport.mapping') || change.affectsConfiguration('veSupport.robotUsers');
    if (isOurs) connector.takeMappingFromSettings();
  });
}

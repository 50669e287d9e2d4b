import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import type { Log } from '../../base/log';

/** What a command does. Arguments come from menus, links or other extensions and are checked by the handler. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

/** Registers the whole table; a handler that fails tells the person once and leaves the details in the log. */
export function registerCommands(table: Readonly<Record<string, CommandHandler>>, log: Log): Disposable {
  const registrations = Object.entries(table).map(([name, handler]) => {
    const id = `veSupport.${name}`;
    return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        return await handler(...args);
      } catch (error) {
        log.error(`The command ${id} failed.`, error);
        const showLog = vscode.l10n.t('Show Log');
        void vscode.window
          .showErrorMessage(
            vscode.l10n.t('Something went wrong inside the extension. The log has the details.'),
            showLog,
          )
          .then(answer => {
            if (answer === showLog) void vscode.commands.executeCommand('veSupport.showLog');
          });
        return undefined;
      }
    });
  });
  return vscode.Disposable.from(...registrations);
}

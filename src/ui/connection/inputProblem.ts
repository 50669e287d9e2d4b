import * as vscode from 'vscode';
import { overPath } from '../../mantis/address';
import type { ActionKey } from '../../protocol/problem';
import { runAction } from '../errors/runAction';
import type { InputLink, InputProblem } from './checkedInput';
import type { ConnectError } from './connector';
import { connectErrorText, describeConnectError } from './describeConnectError';

/** Icons of the actions that make sense while a question is open; Enter is «Try again». */
const icons: Partial<Record<ActionKey, string>> = { proxySettings: 'settings-gear', showLog: 'output' };

/**
 * An error as an input box says it.
 * @param typed address that was tried; a redirect to another server offers that one in its place.
 */
export function inputProblem(error: ConnectError, typed: string | null): InputProblem {
  const actions = describeConnectError(error).actions.flatMap(({ key, label }): readonly InputLink[] => {
    const icon = icons[key];
    return icon === undefined ? [] : [{ icon, label, run: () => void runAction(key) }];
  });
  return { text: connectErrorText(error), links: [...redirectLink(error, typed), ...actions] };
}

function redirectLink(error: ConnectError, typed: string | null): readonly InputLink[] {
  if (error.kind !== 'notMantis' || error.redirectOrigin === null || typed === null) return [];
  const target = overPath(error.redirectOrigin, typed);
  if (target === null || target === typed) return [];
  const label = vscode.l10n.t('Use {0}', target);
  return [{ icon: 'arrow-swap', label, run: input => (input.value = target) }];
}

import * as vscode from 'vscode';
import type { ActionKey, ProblemView } from '../../protocol/problem';
import { actionButton } from '../errors/actionLabels';
import { describeMantisError } from '../errors/describeMantisError';
import type { ConnectError } from './connector';

/** Why no connection came about: what happened, what to do, and the actions that help, the best first. */
export function describeConnectError(error: ConnectError): ProblemView {
  switch (error.kind) {
    case 'noToken':
      return own(vscode.l10n.t('There is no token for the Mantis server in the settings. Connect to store one.'));
    case 'badAddress':
      return own(vscode.l10n.t('The address of Mantis in the settings is not a web address. Connect anew.'));
    case 'noProject':
      return own(
        vscode.l10n.t('Your account sees none of the chosen projects. Choose others, or ask the administrator.'),
      );
    case 'accountDisabled':
      return own(
        vscode.l10n.t(
          'Mantis knows the token, but its account is disabled. Ask the administrator, or use another token.',
        ),
      );
    default:
      return describeMantisError(error);
  }
}

/** As one sentence for a notification or an input box. */
export function connectErrorText(error: ConnectError): string {
  const { message, detail } = describeConnectError(error);
  return detail === null ? message : `${message} (${detail})`;
}

/** The question of the dialogue that an error is about; `null` for one that no answer would mend. */
export function questionOf(error: ConnectError): 'address' | 'token' | 'projects' | null {
  switch (error.kind) {
    case 'unauthorised':
    case 'accountDisabled':
    case 'forbidden':
    case 'noToken':
      return 'token';
    case 'noProject':
      return 'projects';
    case 'notMantis':
    case 'notFound':
    case 'tooOld':
    case 'badAddress':
      return 'address';
    case 'offline':
      return aboutAddress.has(error.cause) ? 'address' : null;
    default:
      return null;
  }
}

const aboutAddress: ReadonlySet<string> = new Set(['refused', 'hostNotFound', 'certificateHost', 'notTls']);

function own(message: string): ProblemView {
  const actions: readonly ActionKey[] = ['connect', 'showLog'];
  return { message, detail: null, actions: actions.map(actionButton) };
}

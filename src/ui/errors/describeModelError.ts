import * as vscode from 'vscode';
import type { ActionKey, ProblemView } from '../../protocol/problem';
import type { ModelError } from '../../vellii/model/modelError';
import { span } from '../sla/timeText';
import { actionButton } from './actionLabels';

/** Why a model gave no draft, in words: what happened, what to do, and the actions that help, the best first. */
export function describeModelError(error: ModelError): ProblemView {
  return { message: modelErrorText(error), detail: null, actions: actionsFor(error).map(actionButton) };
}

export function modelErrorText(error: ModelError): string {
  switch (error.kind) {
    case 'notSetUp':
      return error.missing === 'address'
        ? vscode.l10n.t('The address of the model server is not given in the settings.')
        : vscode.l10n.t('The name of the model is not given in the settings.');
    case 'badAddress':
      return vscode.l10n.t(
        'The address of the model server in the settings is none: it begins with http:// or https:// and has neither a name nor a question mark.',
      );
    case 'badHeader':
      return vscode.l10n.t('The header «{0}» in the settings of the model server cannot be sent.', error.name);
    case 'forbidden':
      return error.reason === 'none'
        ? vscode.l10n.t('The settings let no texts go to the model server.')
        : vscode.l10n.t(
            'The settings let texts go to internal addresses only, and the address of the model server is not one.',
          );
    case 'notPermitted':
      return vscode.l10n.t(
        'VS Code was not allowed to use its language model here. Allow it when it asks the next time.',
      );
    case 'unauthorised':
      return error.hasKey
        ? vscode.l10n.t('The model server does not accept the key. Enter a valid one.')
        : vscode.l10n.t('The model server wants a key. Enter it.');
    case 'notFound':
      return vscode.l10n.t('The model «{0}» is not found. Check its name and the address of the server.', error.model);
    case 'rateLimited':
      return error.retryAfter === null
        ? vscode.l10n.t('The model is asked too often. Try again later.')
        : vscode.l10n.t('The model is asked too often. Try again in {0}.', span(Math.max(60_000, error.retryAfter)));
    case 'tooLarge':
      return vscode.l10n.t('The ticket is too long for the model, even shortened.');
    case 'refused':
      return vscode.l10n.t('The model refused to answer.');
    case 'empty':
      return vscode.l10n.t('The model answered with nothing.');
    case 'truncated':
      return vscode.l10n.t('The answer of the model broke off: it may write too little at once.');
    case 'unreadable':
      return vscode.l10n.t('The answer of the model could not be read as a draft.');
    case 'timeout':
      return vscode.l10n.t('The model did not answer in time. The settings can give it more.');
    case 'unreachable':
      return vscode.l10n.t('The model server cannot be reached. Check the address, the network and the VPN.');
    case 'redirected':
      return vscode.l10n.t('The model server sends to another address. Give that one in the settings if it is right.');
    case 'notAnEndpoint':
      return vscode.l10n.t('There is no model server at this address: a page answered. The address often ends in /v1.');
    case 'server':
      return vscode.l10n.t(
        'The model server answered with the error {0}. Try again, or tell its administrator.',
        error.status,
      );
    case 'cancelled':
      return vscode.l10n.t('The writing was stopped.');
  }
}

function actionsFor(error: ModelError): readonly ActionKey[] {
  switch (error.kind) {
    case 'unauthorised':
      return ['modelKey', 'modelSettings'];
    case 'notSetUp':
    case 'badAddress':
    case 'badHeader':
    case 'forbidden':
    case 'notFound':
    case 'redirected':
    case 'notAnEndpoint':
      return ['modelSettings', 'retry'];
    case 'timeout':
    case 'unreachable':
      return ['retry', 'modelSettings', 'showLog'];
    default:
      return ['retry', 'modelSettings'];
  }
}

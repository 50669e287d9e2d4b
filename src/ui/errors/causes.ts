import * as vscode from 'vscode';
import type { MantisError, NotePart, NotMantis, OfflineCause } from '../../mantis/errors';

/** Why no answer came, and what to look at. */
export function offlineText(cause: OfflineCause): string {
  switch (cause) {
    case 'refused':
      return vscode.l10n.t('The server refuses the connection. It may be stopped, or the address is wrong.');
    case 'hostNotFound':
      return vscode.l10n.t('The server’s name is not found. Check the network, the VPN and the address.');
    case 'noNetwork':
      return vscode.l10n.t('This computer has no network connection to the server. Check the network and the VPN.');
    case 'certificate':
      return vscode.l10n.t(
        'The server’s certificate is not trusted on this computer. The administrator can install it.',
      );
    case 'certificateExpired':
      return vscode.l10n.t(
        'The server’s certificate is not valid today. Check this computer’s date; if it is right, tell the administrator.',
      );
    case 'certificateHost':
      return vscode.l10n.t(
        'The server’s certificate is made for another name. Use the name that the administrator gives, not an IP address.',
      );
    case 'notTls':
      return vscode.l10n.t('The server does not speak https at this address. Check whether it begins with http://.');
    case 'proxy':
      return vscode.l10n.t('The proxy does not let the connection through. Check the proxy settings of VS Code.');
    case 'timeout':
      return vscode.l10n.t('Mantis has not answered in time. Check the network and try again.');
    case 'reset':
      return vscode.l10n.t('The connection to Mantis broke off. Check the network and try again.');
    case 'other':
      return vscode.l10n.t('Mantis cannot be reached. Check the network and the VPN, then try again.');
  }
}

export function unavailableText(cause: Extract<MantisError, { kind: 'unavailable' }>['cause']): string {
  switch (cause) {
    case 'maintenance':
      return vscode.l10n.t('Mantis is closed for maintenance. Try again later.');
    case 'apiDisabled':
      return vscode.l10n.t('The REST API of Mantis is switched off. The administrator can switch it on.');
    case 'gateway':
      return vscode.l10n.t('The server in front of Mantis gets no answer from it. Try again in a minute.');
    case 'serverError':
      return vscode.l10n.t('Mantis failed inside. Try again; if it stays so, tell the administrator.');
  }
}

export function notMantisText({ looksLike, redirectOrigin, status }: NotMantis): string {
  switch (looksLike) {
    case 'login':
      return vscode.l10n.t(
        'A login page answers instead of Mantis. Sign in to the network or the VPN, or check the address.',
      );
    case 'proxy':
      return vscode.l10n.t('A proxy answers instead of Mantis. Check the proxy settings of VS Code.');
    case 'proxyCredentials':
      return vscode.l10n.t('The proxy wants a name and a password. Sign in to it, or set them in the proxy settings.');
    case 'basicAuth':
      return vscode.l10n.t(
        'A sign-in stands in front of Mantis and keeps the API out. The administrator can exempt “api/rest” from it.',
      );
    case 'redirect':
      return redirectOrigin === null
        ? vscode.l10n.t('The address leads somewhere else. Connect to the address that the browser shows.')
        : vscode.l10n.t('The address leads to {0}. Connect to that address if you trust it.', redirectOrigin);
    case 'empty':
      return vscode.l10n.t('Something answers at this address, but says nothing. Check the address.');
    case 'page':
    case 'text':
      return status === 404
        ? vscode.l10n.t('There is no Mantis at this address: the server does not know the page. Check the path.')
        : vscode.l10n.t('What answers at this address is not the REST API of Mantis. Check the address.');
  }
}

export function mismatchText(part: NotePart): string {
  switch (part) {
    case 'text':
      return vscode.l10n.t('the text differs');
    case 'privacy':
      return vscode.l10n.t('public and private are mixed up');
    case 'minutes':
      return vscode.l10n.t('the time booked differs');
    case 'author':
      return vscode.l10n.t('the author differs');
  }
}

import * as vscode from 'vscode';
import { parseServerUrl, type AddressError, type ServerAddress } from '../../mantis/address';
import type { Project } from '../../mantis/schema/project';
import { quickPickLabel } from '../commands/quickPickLabel';
import { describeMantisError } from '../errors/describeMantisError';
import type { OpenError } from '../session/openSession';
import type { Connector } from './connector';
import { readSavedConnection } from './savedConnection';
import { askForToken } from './tokenInput';
import type { TokenVault } from './tokenVault';

/** Asks for server, token and projects, checking each before the next; a failure leads back to the question it is about. */
export class ConnectDialogue {
  constructor(
    private readonly connector: Connector,
    private readonly vault: TokenVault,
    private readonly memory: vscode.Memento,
  ) {}

  async run(): Promise<void> {
    const saved = readSavedConnection();
    const address = await this.askForAddress(saved.url);
    if (!address || !(await this.mayUsePlainHttp(address))) return;
    const token = await askForToken(address, await this.vault.read(address.base));
    if (token === undefined) return;
    const credentials = { address, token };
    const greeting = await withProgress(vscode.l10n.t('Asking Mantis…'), () => this.connector.greet(credentials));
    if (!greeting.ok) {
      await this.explain(greeting.error);
      return;
    }
    const projectIds = await askForProjects(greeting.value.projects, saved.projectIds);
    if (projectIds === undefined) return;
    const opened = await withProgress(vscode.l10n.t('Connecting to Mantis…'), () =>
      this.connector.choose(credentials, greeting.value, projectIds),
    );
    if (!opened.ok) await this.explain(opened.error);
  }

  private async askForAddress(present: string): Promise<ServerAddress | undefined> {
    const typed = await vscode.window.showInputBox({
      title: vscode.l10n.t('Connect to Mantis (1/3): Address'),
      prompt: vscode.l10n.t('Address of the tracker as the browser shows it, e.g. https://tracker.example/tracker/'),
      value: present,
      ignoreFocusOut: true,
      validateInput: value => {
        const parsed = parseServerUrl(value);
        return parsed.ok || parsed.error.kind === 'empty' ? undefined : addressText(parsed.error);
      },
    });
    const parsed = typed === undefined ? undefined : parseServerUrl(typed);
    return parsed?.ok ? parsed.value : undefined;
  }

  /** A plain http address that is not this computer's own warns once per server. */
  private async mayUsePlainHttp(address: ServerAddress): Promise<boolean> {
    if (!address.isPlainHttp || address.isLoopback) return true;
    const key = `veSupport.plainHttpAccepted:${address.origin}`;
    if (this.memory.get(key) === true) return true;
    const goOn = vscode.l10n.t('Connect all the same');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('The connection to {0} is not encrypted.', address.origin),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Your token and the customers’ data can be read on the way. Use https if the server offers it.',
        ),
      },
      goOn,
    );
    if (answer !== goOn) return false;
    await this.memory.update(key, true);
    return true;
  }

  private async explain(error: OpenError): Promise<void> {
    const again = vscode.l10n.t('Change the connection');
    if ((await vscode.window.showErrorMessage(openErrorText(error), again)) === again) await this.run();
  }
}

/** Why no connection came about, in words. */
export function openErrorText(error: OpenError): string {
  if (error.kind === 'noProject') {
    return vscode.l10n.t('Your account sees none of the chosen projects. Choose others, or ask the administrator.');
  }
  const { message, detail } = describeMantisError(error);
  return detail === null ? message : `${message} (${detail})`;
}

function addressText(error: AddressError): string {
  switch (error.kind) {
    case 'empty':
      return vscode.l10n.t('Enter an address.');
    case 'unparseable':
      return vscode.l10n.t('This is not an address.');
    case 'scheme':
      return vscode.l10n.t('Only http and https addresses are possible, not {0}.', error.scheme);
    case 'credentials':
      return vscode.l10n.t('Leave name and password out of the address; the token comes next.');
  }
}

async function askForProjects(
  projects: readonly Project[],
  present: readonly number[],
): Promise<readonly number[] | undefined> {
  if (projects.length <= 1) return [];
  const picked = await vscode.window.showQuickPick(
    projects.map(project => ({
      label: quickPickLabel(project.name),
      description: `#${project.id}`,
      picked: present.length === 0 || present.includes(project.id),
      id: project.id,
    })),
    {
      title: vscode.l10n.t('Connect to Mantis (3/3): Projects'),
      placeHolder: vscode.l10n.t('Whose tickets shall be shown?'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (picked === undefined) return undefined;
  return picked.length === projects.length ? [] : picked.map(({ id }) => id);
}

async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, work);
}

import * as vscode from 'vscode';
import { parseServerUrl, type AddressError, type ServerAddress } from '../../mantis/address';
import type { Credentials, Greeting, OpenError } from '../session/openSession';
import { askChecked, type Attempt, type InputLink, type InputProblem } from './checkedInput';
import type { ConnectError, Connector } from './connector';
import { connectErrorText, questionOf } from './describeConnectError';
import { findServer } from './findServer';
import { inputProblem } from './inputProblem';
import type { PlainHttp } from './plainHttp';
import { pickProjects } from './projectPick';
import { readSavedConnection } from './savedConnection';
import type { TokenVault } from './tokenVault';

/** What was entered so far; it stays whatever goes wrong. */
interface Entered {
  address: string;
  /** Belongs to `tokenFor` and is offered to no other server. */
  token: string;
  tokenFor: string;
  projectIds: readonly number[];
}

type Step =
  | { readonly at: 'address'; readonly problem: InputProblem | null }
  | { readonly at: 'token'; readonly server: ServerAddress; readonly problem: InputProblem | null }
  | {
      readonly at: 'projects';
      readonly credentials: Credentials;
      readonly greeting: Greeting;
      readonly problem: string | null;
    }
  | { readonly at: 'opening'; readonly credentials: Credentials; readonly greeting: Greeting }
  | { readonly at: 'end'; readonly isConnected: boolean };

const end: Step = { at: 'end', isConnected: false };

/** Asks for server, token and projects, trying each before the next; a failure leads back to the question it is about. */
export class ConnectDialogue {
  constructor(
    private readonly connector: Connector,
    private readonly vault: TokenVault,
    private readonly plainHttp: PlainHttp,
    private readonly onConnected: () => void,
  ) {}

  /** @param failure of the saved connection, so that the dialogue begins with the question that it is about. */
  async run(failure: ConnectError | null = null): Promise<void> {
    const { url, projectIds } = readSavedConnection();
    const entered: Entered = { address: url, token: '', tokenFor: '', projectIds };
    let step = firstStep(failure, url);
    while (step.at !== 'end') step = await this.take(step, entered);
    if (step.isConnected) this.onConnected();
  }

  private take(step: Exclude<Step, { at: 'end' }>, entered: Entered): Promise<Step> {
    switch (step.at) {
      case 'address':
        return this.askForAddress(step.problem, entered);
      case 'token':
        return this.askForToken(step.server, step.problem, entered);
      case 'projects':
        return this.askForProjects(step, entered);
      case 'opening':
        return this.open(step, entered);
    }
  }

  private async askForAddress(problem: InputProblem | null, entered: Entered): Promise<Step> {
    const answer = await askChecked<ServerAddress>({
      title: vscode.l10n.t('Connect to Mantis (1/3): Address'),
      prompt: vscode.l10n.t('Address of the tracker as the browser shows it, e.g. https://tracker.example/tracker/'),
      value: entered.address,
      isSecret: false,
      canGoBack: false,
      links: [],
      problem,
      look: text => {
        const parsed = parseServerUrl(text);
        return parsed.ok || parsed.error.kind === 'empty' ? undefined : addressText(parsed.error);
      },
      attempt: (text, signal) => this.tryAddress(text, signal),
    });
    if (answer.kind !== 'answered') return end;
    // What was pasted from a page becomes the address proper; what was typed stays.
    entered.address = answer.value.base;
    return { at: 'token', server: answer.value, problem: null };
  }

  private async tryAddress(text: string, signal: AbortSignal): Promise<Attempt<ServerAddress>> {
    const parsed = parseServerUrl(text);
    if (!parsed.ok) return { problem: { text: addressText(parsed.error), links: [] } };
    const found = await findServer(text, parsed.value, {
      probe: address => this.connector.probe(address, signal),
      mayUsePlainHttp: async (address, isFallback) =>
        !signal.aborted && (await this.plainHttp.mayUse(address, isFallback)),
    });
    if (found.ok) return { value: found.value };
    return found.error.kind === 'declined' ? null : { problem: inputProblem(found.error, text) };
  }

  private async askForToken(server: ServerAddress, problem: InputProblem | null, entered: Entered): Promise<Step> {
    const kept = await this.vault.read(server.base);
    const answer = await askChecked<Step>({
      title: vscode.l10n.t('Connect to Mantis (2/3): API token'),
      prompt: kept
        ? vscode.l10n.t('Leave it empty to keep the stored token.')
        : vscode.l10n.t('Made in Mantis under My Account → API Tokens. It is kept in the system’s secret storage.'),
      value: entered.tokenFor === server.base ? entered.token : '',
      isSecret: true,
      canGoBack: true,
      links: [tokenPageLink(server)],
      problem,
      look: () => undefined,
      attempt: async (text, signal) => {
        const token = text.trim() || kept;
        if (!token) return { problem: { text: vscode.l10n.t('Enter a token.'), links: [] } };
        return this.tryToken({ address: server, token }, signal);
      },
    });
    if (answer.kind === 'cancelled') return end;
    entered.token = answer.text;
    entered.tokenFor = server.base;
    return answer.kind === 'back' ? { at: 'address', problem: null } : answer.value;
  }

  private async tryToken(credentials: Credentials, signal: AbortSignal): Promise<Attempt<Step>> {
    const greeting = await this.connector.greet(credentials, signal);
    if (!greeting.ok) {
      const problem = inputProblem(greeting.error, credentials.address.base);
      return questionOf(greeting.error) === 'address' ? { value: { at: 'address', problem } } : { problem };
    }
    const { projects } = greeting.value;
    if (projects.length === 0) return { problem: inputProblem({ kind: 'noProject' }, null) };
    const next = { credentials, greeting: greeting.value };
    return { value: projects.length === 1 ? { at: 'opening', ...next } : { at: 'projects', ...next, problem: null } };
  }

  private async askForProjects(step: Extract<Step, { at: 'projects' }>, entered: Entered): Promise<Step> {
    const { credentials, greeting, problem } = step;
    const picked = await pickProjects(greeting.projects, entered.projectIds, problem);
    if (picked === undefined) return end;
    if (picked === 'back') return { at: 'token', server: credentials.address, problem: null };
    entered.projectIds = picked;
    return { at: 'opening', credentials, greeting };
  }

  private async open(step: Extract<Step, { at: 'opening' }>, entered: Entered): Promise<Step> {
    const { credentials, greeting } = step;
    const hasChoice = greeting.projects.length > 1;
    const opened = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Connecting to Mantis…') },
      () => this.connector.choose(credentials, greeting, hasChoice ? entered.projectIds : []),
    );
    return opened.ok ? { at: 'end', isConnected: true } : failedStep(opened.error, step);
  }
}

function firstStep(failure: ConnectError | null, url: string): Step {
  const server = parseServerUrl(url);
  if (failure === null) return { at: 'address', problem: null };
  const problem = inputProblem(failure, url);
  return questionOf(failure) === 'token' && server.ok
    ? { at: 'token', server: server.value, problem }
    : { at: 'address', problem };
}

/** Where the person goes on after the last step failed. */
function failedStep(error: OpenError, { credentials, greeting }: Extract<Step, { at: 'opening' }>): Step {
  const question = questionOf(error);
  if (question === 'projects' && greeting.projects.length > 1) {
    return { at: 'projects', credentials, greeting, problem: connectErrorText(error) };
  }
  const problem = inputProblem(error, credentials.address.base);
  return question === 'address' ? { at: 'address', problem } : { at: 'token', server: credentials.address, problem };
}

function tokenPageLink({ base }: ServerAddress): InputLink {
  return {
    icon: 'link-external',
    label: vscode.l10n.t('Open the page for tokens in Mantis'),
    run: () => void vscode.env.openExternal(vscode.Uri.parse(`${base}/api_tokens_page.php`)),
  };
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

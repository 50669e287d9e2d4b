import { rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import type { Disposable } from '../../base/disposable';
import { err, ok, type Result } from '../../base/result';
import { parseServerUrl, type ServerAddress } from '../../mantis/address';
import type { MantisError } from '../../mantis/errors';
import { probe } from '../../mantis/probe';
import { propose } from '../../mantis/proposal';
import { serverFolder } from '../../mantis/sync/newsFeed';
import { isUnreachable } from '../../mantis/unreachable';
import {
  greet,
  openLastKnown,
  openSession,
  type Credentials,
  type Greeting,
  type OpenError,
  type SessionChoice,
  type SessionParts,
} from '../session/openSession';
import { withRobotUsers } from '../session/robotUsers';
import { sampleKey, type ServerSession } from '../session/serverSession';
import type { SessionHolder } from '../session/sessionHolder';
import type { RegulationInForce } from '../policy/regulationInForce';
import type { Regulation } from '../../regulation/regulation';
import { readSavedConnection, savedMappingOrNull, saveConnection } from './savedConnection';
import { startSample, type RunningSample } from './sampleServer';
import type { TokenVault } from './tokenVault';

const sampleChosen = 'veSupport.sampleChosen';
/** By a server's base address, the account that was connected to it last. */
const accounts = 'veSupport.accounts';

/** Whoever waits in front of an input box wants to hear soon that nothing answers. */
const probeTimeoutMs = 15_000;

/** Why the saved connection could not be taken up. */
export type ConnectError = OpenError | { readonly kind: 'noToken' } | { readonly kind: 'badAddress' };

export type ConnectorParts = Omit<SessionParts, 'regulation'> & { readonly regulation: RegulationInForce };

/** Brings a connection about and ends it: one server or the sample at a time. */
export class Connector implements Disposable {
  private sample: RunningSample | undefined;
  private readonly following: Disposable;
  /** What the session computes by, before the robots of the settings. */
  private taken: Regulation | undefined;

  constructor(
    private readonly holder: SessionHolder,
    private readonly vault: TokenVault,
    private readonly memory: vscode.Memento,
    private readonly extensionPath: string,
    private readonly parts: ConnectorParts,
  ) {
    this.following = parts.regulation.onDidChange(() => this.takeRegulation());
  }

  /** Takes up what was chosen before: the sample, or the server in the settings. `undefined` when nothing was. */
  async resume(): Promise<Result<ServerSession, ConnectError> | undefined> {
    if (this.memory.get(sampleChosen) === true || process.env['VE_SUPPORT_AUTOSTART'] === 'sample') {
      return this.startSample();
    }
    const { url, projectIds } = readSavedConnection();
    if (url === '') return undefined;
    const address = parseServerUrl(url);
    if (!address.ok) return this.fail({ kind: 'badAddress' });
    const token = await this.vault.read(address.value.base);
    if (token === undefined) return this.fail({ kind: 'noToken' });
    const credentials = { address: address.value, token };
    return this.open(credentials, choiceOf(address.value.base, projectIds));
  }

  /** Tries whether the server of an offline session answers again; nothing changes until it does. */
  async returnFromOffline(): Promise<boolean> {
    const { session } = this.holder;
    if (session?.isOffline !== true) return false;
    const { projectIds } = readSavedConnection();
    const token = await this.vault.read(session.key);
    if (token === undefined) return false;
    const credentials = { address: session.address, token };
    const greeting = await this.greet(credentials);
    if (!greeting.ok) return false;
    const opened = await openSession(
      credentials,
      greeting.value,
      choiceOf(session.key, projectIds),
      this.sessionParts(),
    );
    if (!opened.ok) return false;
    if (this.holder.session !== session) {
      opened.value.dispose();
      return false;
    }
    this.show(opened.value, greeting.value);
    return true;
  }

  /** Asks a server who we are, for the connection dialogue. */
  async greet(credentials: Credentials, signal?: AbortSignal): Promise<Result<Greeting, OpenError>> {
    return greet(credentials, this.parts, signal);
  }

  /** Whether a Mantis answers at an address; no token leaves. */
  async probe(address: ServerAddress, signal: AbortSignal): Promise<Result<null, MantisError>> {
    const { clock, language } = this.parts;
    return probe(address, { clock, language, timeout: probeTimeoutMs }, signal);
  }

  /** Connects to a server that has answered, and remembers it. Until that has come about, nothing changes. */
  async choose(
    credentials: Credentials,
    greeting: Greeting,
    projectIds: readonly number[],
  ): Promise<Result<ServerSession, OpenError>> {
    const { base } = credentials.address;
    const opened = await openSession(credentials, greeting, choiceOf(base, projectIds), this.sessionParts());
    if (!opened.ok) return opened;
    await this.memory.update(sampleChosen, undefined);
    await this.vault.store(base, credentials.token);
    await saveConnection({ url: base, projectIds });
    this.show(opened.value, greeting);
    await this.stopSample();
    return opened;
  }

  /** Starts the embedded Mantis and works on it, also after the next start of VS Code. */
  async startSample(): Promise<Result<ServerSession, OpenError>> {
    this.holder.set({ kind: 'connecting' });
    await this.stopSample();
    await this.memory.update(sampleChosen, true);
    this.sample = await startSample(this.extensionPath);
    const address = parseServerUrl(this.sample.baseUrl);
    if (!address.ok) throw new Error('The sample has no address.');
    return this.open({ address: address.value, token: this.sample.token }, choiceOf(sampleKey, []));
  }

  /** Classifies everything anew when the settings have another mapping or other robots than the session. */
  takeMappingFromSettings(): void {
    const { session } = this.holder;
    if (!session) return;
    const mapping = savedMappingOrNull(session.key) ?? propose(session.vocabulary).mapping;
    const { regulation } = this.sessionParts();
    const robots = regulation.policy.robot.users.value;
    if (isDeepStrictEqual([mapping, robots], [session.mapping, session.robotUsers])) return;
    this.holder.set({ kind: 'ready', session: session.remapped(mapping, regulation) });
  }

  /** The server of this window, connected or only chosen; `null` for none. `key` is what drafts are kept under. */
  connectedTo(): { readonly key: string; readonly origin: string } | null {
    const { session } = this.holder;
    if (session) return { key: session.key, origin: session.address.origin };
    const saved = parseServerUrl(readSavedConnection().url);
    return saved.ok && !this.sample ? { key: saved.value.base, origin: saved.value.origin } : null;
  }

  /** Removes the token and everything that is known of the server. The mapping stays: it is the person's own work. */
  async signOut(): Promise<void> {
    const { session } = this.holder;
    const server = this.connectedTo();
    if (server !== null && server.key !== sampleKey) await this.vault.forget(server.key);
    if (!this.sample) await saveConnection({ url: '', projectIds: [] });
    await this.memory.update(sampleChosen, undefined);
    await session?.forgetKnown();
    this.holder.set({ kind: 'none' });
    const folder = session?.sharedFolder ?? (server === null ? null : this.lastFolderOf(server.key));
    if (folder !== null) await rm(folder, { recursive: true, force: true });
    if (server !== null) await this.rememberAccount(server.key, undefined);
    await this.stopSample();
  }

  dispose(): void {
    this.following.dispose();
    void this.stopSample();
  }

  private async open(credentials: Credentials, choice: SessionChoice): Promise<Result<ServerSession, OpenError>> {
    this.holder.set({ kind: 'connecting' });
    const greeting = await this.greet(credentials);
    if (greeting.ok) return this.enter(credentials, greeting.value, choice);
    const offline = isUnreachable(greeting.error) ? await this.openLastKnown(credentials, choice) : null;
    return offline === null ? this.fail(greeting.error) : ok(offline);
  }

  private async openLastKnown(credentials: Credentials, choice: SessionChoice): Promise<ServerSession | null> {
    const userId = this.accountOf[credentials.address.base];
    if (userId === undefined) return null;
    const session = await openLastKnown(credentials, userId, choice, this.sessionParts());
    if (session === null) return null;
    this.parts.log.warn('The server does not answer; the last known tickets are shown.');
    await session.showLastKnown();
    this.holder.set({ kind: 'ready', session });
    this.takeRegulation();
    return session;
  }

  private async enter(
    credentials: Credentials,
    greeting: Greeting,
    choice: SessionChoice,
  ): Promise<Result<ServerSession, OpenError>> {
    const opened = await openSession(credentials, greeting, choice, this.sessionParts());
    if (!opened.ok) return this.fail(opened.error);
    this.show(opened.value, greeting);
    return opened;
  }

  private show(session: ServerSession, { client }: Greeting): void {
    this.parts.log.info(`Connected; Mantis ${client.serverVersion ?? '?'}.`);
    this.holder.set({ kind: 'ready', session });
    // The policy may have changed while the connection was being made.
    this.takeRegulation();
    if (session.key === sampleKey) return;
    void this.rememberAccount(session.key, session.me.id);
  }

  private get accountOf(): Readonly<Record<string, number>> {
    return this.memory.get<Readonly<Record<string, number>>>(accounts) ?? {};
  }

  private async rememberAccount(key: string, userId: number | undefined): Promise<void> {
    // `undefined` leaves no trace: the memory is kept as JSON.
    await this.memory.update(accounts, { ...this.accountOf, [key]: userId });
  }

  /** What the last session with a server has left on the disk; `null` where none is known. */
  private lastFolderOf(key: string): string | null {
    const userId = this.accountOf[key];
    return userId === undefined ? null : serverFolder(this.parts.storageFolder, key, userId);
  }

  private takeRegulation(): void {
    const { current } = this.parts.regulation;
    const { session } = this.holder;
    if (!session || current === this.taken) return;
    session.takeRegulation(this.sessionParts().regulation);
  }

  /** With the regulation and the robots of this moment. */
  private sessionParts(): SessionParts {
    const regulation = this.parts.regulation.current;
    this.taken = regulation;
    return { ...this.parts, regulation: { ...regulation, policy: withRobotUsers(regulation.policy) } };
  }

  private fail<E extends ConnectError>(error: E): Result<never, E> {
    this.parts.log.warn(`Not connected: ${error.kind}.`);
    this.holder.set({ kind: 'failed' });
    return err(error);
  }

  private async stopSample(): Promise<void> {
    const running = this.sample;
    this.sample = undefined;
    await running?.stop();
  }
}

/** The server does not answer, or not as Mantis; what it says itself counts. */
/** @param key the server's base address, or `sample`: the mapping is kept under it. */
function choiceOf(key: string, projectIds: readonly number[]): SessionChoice {
  return { key, projectIds, mapping: savedMappingOrNull(key) };
}

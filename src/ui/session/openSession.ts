import type { Clock } from '../../base/clock';
import { concurrently } from '../../base/concurrently';
import type { Log } from '../../base/log';
import { err, ok, type Result } from '../../base/result';
import type { ServerAddress } from '../../mantis/address';
import { MantisClient } from '../../mantis/client';
import { loadDictionary, type Dictionary } from '../../mantis/dictionary';
import type { MantisError } from '../../mantis/errors';
import { proposeMapping, type Mapping } from '../../mantis/mapping';
import type { ProjectUser } from '../../mantis/people';
import { serverFolder } from '../../mantis/sync/newsFeed';
import { withSubprojects } from '../../mantis/projectTree';
import type { Project } from '../../mantis/schema/project';
import type { Regulation } from '../../regulation/regulation';
import { sampleKey, ServerSession } from './serverSession';
import { keepSnapshot, readSnapshot } from './sessionSnapshot';

/** What a person chose: a server, an account by its token, and which projects. */
export interface Credentials {
  readonly address: ServerAddress;
  readonly token: string;
}

export interface SessionChoice {
  /** `sample`, or the server's base address: what drafts and panels are kept under. */
  readonly key: string;
  /** Empty: every project the account sees. */
  readonly projectIds: readonly number[];
  /** `null`: proposed from the names found on the server. */
  readonly mapping: Mapping | null;
}

export interface SessionParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly regulation: Regulation;
  readonly language: string;
  /** The extension's own folder on this machine. */
  readonly storageFolder: string;
  /** Of the extension: what another version has left on the disk is not read. */
  readonly productVersion: string;
}

const dictionariesAtATime = 2;

export type OpenError =
  | MantisError
  | { readonly kind: 'noProject' }
  /** The token is known and its account may do nothing at all (recording 716). */
  | { readonly kind: 'accountDisabled' };

/** Who the token belongs to and what it sees; the first proof that address and token are right. */
export interface Greeting {
  readonly client: MantisClient;
  readonly me: ProjectUser;
  readonly projects: readonly Project[];
}

/** Asks the server who we are and which projects there are. */
export async function greet(
  { address, token }: Credentials,
  { clock, language }: Pick<SessionParts, 'clock' | 'language'>,
  signal?: AbortSignal,
): Promise<Result<Greeting, OpenError>> {
  const client = await clientFor({ address, token }, { clock, language });
  const me = await client.me(signal);
  if (!me.ok) return me.error.kind === 'forbidden' ? err({ kind: 'accountDisabled' }) : me;
  const projects = await client.projects(signal);
  if (!projects.ok) return projects;
  return ok({ client, me: me.value, projects: projects.value });
}

async function clientFor(
  { address, token }: Credentials,
  { clock, language }: Pick<SessionParts, 'clock' | 'language'>,
): Promise<MantisClient> {
  const { MantisHttp } = await import('../../mantis/http');
  return new MantisClient(new MantisHttp({ address, token: () => token, clock, language }));
}

/** A session from what was known of the server when it last answered; `null` where nothing is. */
export async function openLastKnown(
  credentials: Credentials,
  userId: number,
  choice: SessionChoice,
  parts: SessionParts,
): Promise<ServerSession | null> {
  const folder = serverFolder(parts.storageFolder, credentials.address.base, userId);
  const snapshot = await readSnapshot(folder, parts.productVersion, parts.log);
  const [first] = snapshot?.dictionaries ?? [];
  if (snapshot === null || first === undefined) return null;
  const dictionaries = new Map(snapshot.dictionaries.map(dictionary => [dictionary.project.id, dictionary]));
  const mapping = choice.mapping ?? proposeMapping(...snapshot.dictionaries);
  const client = await clientFor(credentials, parts);
  const { address } = credentials;
  return new ServerSession(choice.key, address, client, snapshot.me, first, dictionaries, mapping, parts, true);
}

/** Reads what the chosen projects call their things and makes the session. */
export async function openSession(
  { address }: Credentials,
  { client, me, projects }: Greeting,
  choice: SessionChoice,
  parts: SessionParts,
  signal?: AbortSignal,
): Promise<Result<ServerSession, OpenError>> {
  const chosen = withSubprojects(projects, choice.projectIds);
  const dictionaries = new Map<number, Dictionary>();
  const failures: MantisError[] = [];
  await concurrently(chosen, dictionariesAtATime, async id => {
    const dictionary = await loadDictionary(client, id, signal);
    if (dictionary.ok) dictionaries.set(id, dictionary.value);
    else failures.push(dictionary.error);
    return dictionary.ok;
  });
  const [failure] = failures;
  if (failure) return err(failure);
  const [first] = chosen.flatMap(id => dictionaries.get(id) ?? []);
  if (!first) return err({ kind: 'noProject' });
  const inOrder = chosen.flatMap(id => dictionaries.get(id) ?? []);
  const mapping = choice.mapping ?? proposeMapping(...inOrder);
  const session = new ServerSession(choice.key, address, client, me, first, dictionaries, mapping, parts);
  if (choice.key !== sampleKey) {
    void keepSnapshot(session.sharedFolder, parts.productVersion, { me, dictionaries: inOrder }, parts.log);
  }
  return ok(session);
}

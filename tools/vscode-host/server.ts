import { join } from 'node:path';
import { run, start, stop } from '../processes';
import type { VsCodeHost } from './install';
import type { Profile } from './profile';

/** A running VS Code server on the loopback interface. */
export interface Server {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  readonly pid: number;
  /** All it has printed so far. */
  log(): string;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** 0 lets the system choose. */
  readonly port?: number;
  readonly locale?: 'en' | 'ru';
  /** Reaches the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Lets VS Code ask whether a folder is trusted; off by default. */
  readonly workspaceTrust?: boolean;
}

const START_TIMEOUT_MS = 90_000;

/**
 * Starts the server. It listens on 127.0.0.1 only and asks for no password.
 * @throws Error with the server's own words when it does not come up
 */
export async function startServer(host: VsCodeHost, profile: Profile, options: ServerOptions = {}): Promise<Server> {
  const args = [
    host.entry,
    ...profileArgs(profile),
    ...['--auth', 'none'],
    ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--ignore-last-opened',
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ...(options.locale === 'ru' ? ['--locale', 'ru'] : []),
  ];
  const child = start(host.node, args, {
    cwd: profile.home,
    env: { ...serverEnvironment(profile), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => {
      resolve();
    }),
  );
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('the server did not start in time'));
      }, START_TIMEOUT_MS);
      const onData = (data: Buffer): void => {
        log += data.toString('utf8');
        const found = /listening on (http:\/\/[^\s/]+)/.exec(log)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      };
      child.stdout?.on('data', onData);
      child.stderr?.on('data', onData);
      child.once('error', reject);
      child.once('exit', code => {
        clearTimeout(timer);
        reject(new Error(`the server ended with code ${code ?? -1}`));
      });
    });
    return { url, pid: child.pid ?? 0, log: () => log, ended, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`VS Code for the browser: ${reason}\n${log}`, { cause: error });
  }
}

/** Installs a packed extension into the profile; about a second. */
export async function installExtension(host: VsCodeHost, profile: Profile, vsix: string): Promise<void> {
  const { code, output } = await run(
    host.node,
    [host.entry, ...profileArgs(profile), '--install-extension', vsix, '--force'],
    {
      env: serverEnvironment(profile),
    },
  );
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${output}`);
}

function profileArgs(profile: Profile): string[] {
  return ['--config', profile.config, '--user-data-dir', profile.data, '--extensions-dir', profile.extensions];
}

/** Without what would lead the server to the user's own folders, or to a VS Code in whose terminal this runs. */
function serverEnvironment(profile: Profile): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VSCODE_|ELECTRON_|npm_|XDG_|NODE_OPTIONS$|PORT$|PASSWORD$|HASHED_PASSWORD$|CODE_SERVER_)/i.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: profile.home,
    XDG_CONFIG_HOME: join(profile.home, '.config'),
    XDG_DATA_HOME: join(profile.home, '.local/share'),
    XDG_CACHE_HOME: join(profile.home, '.cache'),
    // No look-ups in a gallery of extensions: nothing is installed from there.
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  };
}

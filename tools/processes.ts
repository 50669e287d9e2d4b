import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

export interface Finished {
  readonly code: number;
  /** Standard output and standard error in the order they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Given every piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
  /** After this many milliseconds the process and its children are ended and the code is 124. */
  readonly timeout?: number;
  /** For a batch file on Windows. */
  readonly shell?: boolean;
}

const running = new Set<ChildProcess>();

/** Runs a program to its end and gives its output; never rejects because of its exit code. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const child = start(command, args, {
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: options.shell ?? false,
  });
  let output = '';
  const clock = { ranOut: false };
  const onData = (data: Buffer): void => {
    const text = data.toString('utf8');
    output += text;
    options.onOutput?.(text);
  };
  child.stdout?.on('data', onData);
  child.stderr?.on('data', onData);
  const timer =
    options.timeout === undefined
      ? undefined
      : setTimeout(() => {
          clock.ranOut = true;
          void stop(child);
        }, options.timeout);
  try {
    const code = await exitOf(child);
    return clock.ranOut
      ? { code: 124, output: `${output}\nended after ${(options.timeout ?? 0) / 1000} s without a result\n` }
      : { code, output };
  } finally {
    clearTimeout(timer);
  }
}

/** Starts a program in a process group of its own, so that {@link stop} ends its children as well. */
export function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  watchExit();
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a program of {@link start} with all its children; what has not ended after five seconds is killed. */
export function stop(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      resolve();
      return;
    }
    const kill = setTimeout(() => {
      signal(child, 'SIGKILL');
    }, 5000);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    signal(child, 'SIGTERM');
  });
}

/** Ends everything that was started here and still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop));
}

/** Lets Ctrl+C, and whoever else ends this process, end what it has started first. */
export function stopAllOnSignals(code: number, say?: () => void): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      say?.();
      void stopAll().then(() => process.exit(code));
    });
  }
}

/** Whether a process with this id runs on this machine, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The code with which a program ends; 128 when a signal ended it. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signalName) => {
      resolve(code ?? (signalName === null ? 1 : 128));
    });
  });
}

let watching = false;

function watchExit(): void {
  if (!watching) process.once('exit', killAll);
  watching = true;
}

/** The last resort when this process ends without {@link stopAll}. */
function killAll(): void {
  for (const child of running) signal(child, 'SIGKILL');
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  } catch {
    // It has ended in the meantime.
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { exitOf, run, start } from '../processes';
import { makeProfile } from '../vscode-host/profile';
import { AUTOSTART, type Session } from './session';

/**
 * The command-line program of a desktop VS Code: of the executable that `VSCODE_PATH` names, else `code` on the PATH.
 * Nothing where no window can be opened, or inside a terminal of a remote VS Code, whose `code` is another program.
 */
export function desktopCli(): string | undefined {
  const named = process.env['VSCODE_PATH'];
  if (named !== undefined && named !== '') {
    return /[\\/]bin[\\/]code[^\\/]*$/.test(named) ? named : resolveCliPathFromVSCodeExecutablePath(named);
  }
  const env = process.env;
  if (process.platform === 'linux' && env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined)
    return undefined;
  if (env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(file => existsSync(file));
}

/** Opens a window of its own, whose settings and extensions are not the user's, and waits until it is closed. */
export async function startOnDesktop(cli: string, session: Session): Promise<void> {
  const profile = await makeProfile(join(session.folder, 'desktop'));
  const folders = ['--user-data-dir', profile.data, '--extensions-dir', profile.extensions];
  // Electron refuses to run as root with its sandbox.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const shell = process.platform === 'win32';
  const installed = await run(cli, [...asRoot, ...folders, '--install-extension', session.vsix, '--force'], { shell });
  if (installed.code !== 0) throw new Error(`The extension could not be installed:\n${installed.output}`);
  const child = start(
    cli,
    [...asRoot, ...folders, '--disable-workspace-trust', '--new-window', '--wait', session.workspace],
    {
      env: { ...process.env, ...AUTOSTART },
      stdio: 'ignore',
      shell,
    },
  );
  process.once('exit', () => {
    endWindow(profile.data);
  });
  session.say('VS Code with the extension and its sample data is open. Ctrl+C closes it.');
  await exitOf(child);
}

/** The command-line program only waits for the window; the window's own process leaves its id in its folder. */
function endWindow(data: string): void {
  try {
    const pid = Number(readFileSync(join(data, 'code.lock'), 'utf8'));
    if (pid > 0) process.kill(pid);
  } catch {
    // It has ended already.
  }
}

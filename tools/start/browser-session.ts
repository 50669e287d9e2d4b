import { createServer } from 'node:net';
import { join } from 'node:path';
import { installVsCode } from '../vscode-host/install';
import { addRussian, makeProfile } from '../vscode-host/profile';
import { installExtension, startServer } from '../vscode-host/server';
import { workbenchUrl } from '../vscode-host/workbench-url';
import { AUTOSTART, type Session } from './session';

export interface BrowserSession extends Session {
  readonly locale: 'en' | 'ru';
  readonly port?: number;
}

/** The same port each time, because a browser keeps the state of a workbench by address. */
const USUAL_PORT = 8310;

/** Serves VS Code on the loopback interface until it is stopped; prints its address. */
export async function startInBrowser(session: BrowserSession): Promise<void> {
  const { say } = session;
  const host = await installVsCode(say);
  const profile = await makeProfile(join(session.folder, 'browser'));
  await addRussian(profile, host);
  await installExtension(host, profile, session.vsix);
  const port = session.port ?? ((await isFree(USUAL_PORT)) ? USUAL_PORT : 0);
  const server = await startServer(host, profile, { port, locale: session.locale, env: AUTOSTART });
  say('');
  say('VS Code with the extension and its sample data is ready; open in a browser on this machine:');
  say('');
  say(`    ${workbenchUrl(server.url, session.workspace)}`);
  say('');
  say(`The scripts in it are a copy in ${session.workspace}. Ctrl+C stops everything.`);
  await server.ended;
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

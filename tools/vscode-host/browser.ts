import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { run } from '../processes';
import { installOnce, type Say } from './cache';
import { npmCi } from './npm';
import { lockFolder } from './paths';

/** A Chromium that can be started: where it is, and what it needs in its environment. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED_NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** The browser of this machine (`BROWSER_PATH` names another), or one installed into the user's cache folder. */
export async function findBrowser(say: Say): Promise<BrowserProgram> {
  const named = process.env['BROWSER_PATH'];
  if (named !== undefined && named !== '') return { executablePath: named, env: {} };
  const installed = findInstalled();
  return installed === undefined ? installBrowser(say) : { executablePath: installed, env: {} };
}

/** Starts a browser without a window. */
export function launchBrowser(program: BrowserProgram): Promise<Browser> {
  return chromium.launch({
    executablePath: program.executablePath,
    // Its own sandbox needs rights that neither root nor a container has; it sees only 127.0.0.1.
    args: ['--no-sandbox', ...FLAGS],
    env: { ...definedVariables(), ...program.env },
    headless: true,
  });
}

function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = INSTALLED_NAMES.flatMap(name => folders.map(folder => join(folder, name)));
  return [...onPath, ...MAC_APPS].find(file => existsSync(file));
}

async function installBrowser(say: Say): Promise<BrowserProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `No Chrome, Chromium or Edge was found, and none can be installed for ${process.platform} ${process.arch}. ` +
        'Install one, or set BROWSER_PATH to its executable.',
    );
  }
  const source = lockFolder('chromium');
  const folder = await installOnce({
    name: 'chromium',
    files: [join(source, 'package.json'), join(source, 'package-lock.json')],
    say,
    build: async target => {
      say('Installing a browser for the tests into the user’s cache folder (a quarter of a minute, once) …');
      const packed = join(target, 'packed');
      await cp(source, packed, { recursive: true });
      await npmCi(packed);
      const bin = join(packed, 'node_modules/@sparticuz/chromium/bin');
      await Promise.all([
        unpack(join(bin, 'chromium.br'), join(target, 'chromium')),
        unpackFolder(join(bin, 'al2023.tar.br'), target),
        unpackFolder(join(bin, 'fonts.tar.br'), target),
      ]);
      await rm(packed, { recursive: true });
      say('The browser is installed.');
    },
  });
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: { ...(await libraryPath(executablePath, folder)), ...(await fontPath(folder)) } };
}

async function unpack(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}

async function unpackFolder(from: string, to: string): Promise<void> {
  const tar = join(to, `${String(Math.random()).slice(2)}.tar`);
  await unpack(from, tar);
  const { code, output } = await run('tar', ['-xf', tar, '-C', to]);
  if (code !== 0) throw new Error(`tar could not unpack ${from}: ${output}`);
  await rm(tar);
}

/** The package brings the few libraries that a bare system lacks (NSS above all); the system's own are preferred. */
async function libraryPath(executable: string, folder: string): Promise<Record<string, string>> {
  const { code, output } = await run('ldd', [executable]);
  if (code === 0 && !output.includes('not found')) return {};
  const inherited = process.env['LD_LIBRARY_PATH'];
  return { LD_LIBRARY_PATH: [join(folder, 'lib'), ...(inherited ? [inherited] : [])].join(':') };
}

/** A system without any font would draw boxes instead of letters. */
async function fontPath(folder: string): Promise<Record<string, string>> {
  const systemFonts = ['/usr/share/fonts', '/usr/local/share/fonts'];
  if (systemFonts.some(each => existsSync(each) && readdirSync(each).length > 0)) return {};
  const fontsConf = join(folder, 'fontconfig/fonts.conf');
  await mkdir(join(folder, 'fontconfig'), { recursive: true });
  await writeFile(
    fontsConf,
    `<?xml version="1.0"?>\n<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fontconfig/cache')}</cachedir></fontconfig>\n`,
  );
  return { FONTCONFIG_FILE: fontsConf };
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

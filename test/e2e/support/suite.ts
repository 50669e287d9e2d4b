import { mkdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { vsixPath } from '../../../tools/package/vsix';
import { stopAllOnSignals } from '../../../tools/processes';
import { findBrowser, launchBrowser } from '../../../tools/vscode-host/browser';
import { killExtensionHost } from '../../../tools/vscode-host/extension-host';
import { installVsCode } from '../../../tools/vscode-host/install';
import { repository } from '../../../tools/vscode-host/paths';
import {
  addRussian,
  makeTemporaryProfile,
  removeProfile,
  writeMachineSettings,
  type Profile,
  type Settings,
} from '../../../tools/vscode-host/profile';
import { installExtension, startServer, type Server } from '../../../tools/vscode-host/server';
import { openWorkbench, type Workbench } from '../../../tools/vscode-host/workbench';
import { startMantis, type TestMantis, type TestMantisOptions } from './mantis';

export interface SuiteOptions {
  /** The user's settings beside the quiet ones. */
  readonly settings?: Settings;
  /** Settings of the scope `machine`, which a VS Code that runs as a server keeps apart. */
  readonly machineSettings?: Settings;
  readonly locale?: 'en' | 'ru';
  readonly size?: { readonly width: number; readonly height: number };
  /** Folder of which the workbench opens a copy; `demo/workspace` when not said. */
  readonly workspace?: string;
  /** Lets VS Code ask whether the workspace is trusted. */
  readonly workspaceTrust?: boolean;
  /** The extension connects to the sample inside itself as soon as it starts. */
  readonly autostart?: boolean;
  /** An embedded Mantis in the test's own process, to which the test connects. */
  readonly mantis?: TestMantisOptions | true;
  /** Folder of an extension that runs beside ours in the same process. */
  readonly beside?: string;
  /** Environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What the tests of one suite share; usable inside tests and hooks only. */
export interface Suite {
  readonly workbench: Workbench;
  readonly mantis: TestMantis;
  readonly server: Server;
  readonly profile: Profile;
  /** The copy that is open. */
  readonly workspace: string;
  /** Addresses outside this machine that the page or its webviews asked for. */
  readonly strayRequests: readonly string[];
  /** Ends the extension host as a crash would. */
  killExtensionHost(): Promise<void>;
  /** Opens another window on the same profile beside the first; closed with the suite. */
  openAnother(): Promise<Workbench>;
  /** Opens the workbench once more, in a browser that remembers nothing; the former one is closed. */
  openFresh(): Promise<Workbench>;
}

// Whoever ends the test run also ends the servers, which are in process groups of their own.
stopAllOnSignals(130);

const SETUP_TIMEOUT_MS = 180_000;

/**
 * Declares tests with a real workbench: one server, one browser and the packed extension for all of them.
 * A test that fails leaves a picture in `out/e2e`.
 */
export function withWorkbench(options: SuiteOptions, define: (suite: Suite) => void): void {
  let running: RunningSuite | undefined;
  const must = (): RunningSuite => {
    if (running === undefined) throw new Error('The workbench does not stand yet; use it inside a test.');
    return running;
  };

  before(async function () {
    this.timeout(SETUP_TIMEOUT_MS);
    running = await RunningSuite.start(options);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await running?.takePicture(this.currentTest.fullTitle());
  });

  after(async function () {
    this.timeout(30_000);
    await running?.stop();
    running = undefined;
  });

  define({
    get workbench() {
      return must().workbench;
    },
    get mantis() {
      return must().mantis;
    },
    get server() {
      return must().server;
    },
    get profile() {
      return must().profile;
    },
    get workspace() {
      return must().workspace;
    },
    get strayRequests() {
      return must().strayRequests;
    },
    killExtensionHost: () => killExtensionHost(must().server.pid),
    openAnother: () => must().openAnother(),
    openFresh: () => must().openFresh(),
  });
}

type Undo = () => Promise<unknown>;

/** Holds what was started, and stops it in the opposite order also when the start itself fails. */
class RunningSuite {
  readonly strayRequests: string[] = [];
  private readonly undo: Undo[] = [];
  private startedMantis: TestMantis | undefined;
  private parts!: {
    readonly browser: Browser;
    readonly server: Server;
    readonly profile: Profile;
    readonly workspace: string;
    workbench: Workbench;
  };

  private constructor(private readonly options: SuiteOptions) {}

  static async start(options: SuiteOptions): Promise<RunningSuite> {
    const suite = new RunningSuite(options);
    try {
      await suite.start();
      return suite;
    } catch (error) {
      await suite.stop();
      throw error;
    }
  }

  get workbench(): Workbench {
    return this.parts.workbench;
  }
  get server(): Server {
    return this.parts.server;
  }
  get profile(): Profile {
    return this.parts.profile;
  }
  get workspace(): string {
    return this.parts.workspace;
  }
  get mantis(): TestMantis {
    if (this.startedMantis === undefined) throw new Error('Ask for a Mantis in the options of the suite.');
    return this.startedMantis;
  }

  openAnother(): Promise<Workbench> {
    return this.open(this.parts.browser, this.parts.server, this.parts.workspace);
  }

  async openFresh(): Promise<Workbench> {
    await this.parts.workbench.close();
    this.parts.workbench = await this.open(this.parts.browser, this.parts.server, this.parts.workspace);
    return this.parts.workbench;
  }

  async takePicture(title: string): Promise<void> {
    const folder = join(repository, 'out/e2e');
    mkdirSync(folder, { recursive: true });
    const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 120);
    await this.parts.workbench.page.screenshot({ path: join(folder, `${name}.png`) }).catch(() => undefined);
  }

  async stop(): Promise<void> {
    for (const undo of this.undo.reverse()) await undo();
  }

  private async start(): Promise<void> {
    const { options } = this;
    const [host, program] = await Promise.all([installVsCode(console.log), findBrowser(console.log)]);
    // What is sent goes at once, unless a test is about the waiting.
    const profile = await makeTemporaryProfile({ 'veSupport.sending.delaySeconds': 0, ...options.settings });
    this.undo.push(() => removeProfile(profile));
    if (options.machineSettings !== undefined) await writeMachineSettings(profile, options.machineSettings);
    if (options.mantis !== undefined) {
      const mantis = await startMantis(options.mantis === true ? {} : options.mantis);
      this.startedMantis = mantis;
      this.undo.push(() => mantis.stop());
    }
    const workspace = await mkdtemp(join(tmpdir(), 've-support-workspace-'));
    this.undo.push(() => rm(workspace, { recursive: true, force: true }));
    await cp(options.workspace ?? join(repository, 'demo/workspace'), workspace, { recursive: true });
    await addRussian(profile, host);
    if (options.beside !== undefined) {
      await cp(options.beside, join(profile.extensions, 'test.slow-files-1.0.0'), { recursive: true });
    }
    await installExtension(host, profile, vsixPath());
    const server = await startServer(host, profile, {
      locale: options.locale ?? 'en',
      workspaceTrust: options.workspaceTrust ?? false,
      env: { ...(options.autostart === true && { VE_SUPPORT_AUTOSTART: 'sample' }), ...options.env },
    });
    this.undo.push(() => server.stop());
    const browser = await launchBrowser(program);
    this.undo.push(() => browser.close());
    const workbench = await this.open(browser, server, workspace);
    this.parts = { browser, server, profile, workspace, workbench };
  }

  private open(browser: Browser, server: Server, folder: string): Promise<Workbench> {
    return openWorkbench(browser, server.url, {
      folder,
      locale: this.options.locale ?? 'en',
      ...(this.options.size !== undefined && { size: this.options.size }),
      prepare: page => {
        page.context().on('request', request => {
          if (!isLocal(request.url())) this.strayRequests.push(request.url());
        });
        return Promise.resolve();
      },
    });
  }
}

/** Of this machine, or not a network address at all. VS Code gives webviews an invented host that its service worker answers. */
function isLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  if (!protocol.startsWith('http') && !protocol.startsWith('ws')) return true;
  return hostname === '127.0.0.1' || hostname.endsWith('.vscode-resource.vscode-cdn.net');
}

import { existsSync, mkdtempSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VsCodeHost } from './install';

/** The folders in which one VS Code keeps everything; nothing of the user's own is read or written. */
export interface Profile {
  readonly root: string;
  /** `--user-data-dir`; the settings are in `User/settings.json` of it. */
  readonly data: string;
  /** `--extensions-dir` */
  readonly extensions: string;
  /** Stands for the user's home folder. */
  readonly home: string;
  /** An empty configuration of the server, so that it does not write one into the home folder. */
  readonly config: string;
}

export type Settings = Readonly<Record<string, unknown>>;

const QUIET_SETTINGS: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'window.commandCenter': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
};

/** Makes a profile in a new temporary folder; whoever makes it removes it. */
export async function makeTemporaryProfile(settings: Settings = {}): Promise<Profile> {
  return makeProfile(mkdtempSync(join(tmpdir(), 've-support-')), settings);
}

/** Makes a profile in a folder. What is there already stays, the user's settings included. */
export async function makeProfile(root: string, settings: Settings = {}): Promise<Profile> {
  const profile: Profile = {
    root,
    data: join(root, 'data'),
    extensions: join(root, 'extensions'),
    home: join(root, 'home'),
    config: join(root, 'server.yaml'),
  };
  await mkdir(join(profile.data, 'User'), { recursive: true });
  await Promise.all([mkdir(profile.extensions, { recursive: true }), mkdir(profile.home, { recursive: true })]);
  await writeFile(profile.config, '');
  if (!existsSync(settingsFile(profile))) await writeSettings(profile, settings);
  return profile;
}

/** Replaces the user's settings of a profile by the quiet ones and these. A running VS Code picks them up. */
export async function writeSettings(profile: Profile, settings: Settings): Promise<void> {
  await writeFile(settingsFile(profile), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

/** Writes the settings of the scope `machine`, which a VS Code that runs as a server keeps in a file of their own. */
export async function writeMachineSettings(profile: Profile, settings: Settings): Promise<void> {
  const folder = join(profile.data, 'Machine');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

function settingsFile(profile: Profile): string {
  return join(profile.data, 'User/settings.json');
}

export async function removeProfile(profile: Profile): Promise<void> {
  await rm(profile.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * Makes the Russian texts known to the server, which then accepts `--locale ru`. Without a marketplace nobody writes
 * this list for us; it has the form that VS Code's own service of language packs writes.
 */
export async function addRussian(profile: Profile, host: VsCodeHost): Promise<void> {
  const translations: Record<string, string> = { vscode: join(host.russian, 'main.i18n.json') };
  for (const file of await readdir(join(host.russian, 'extensions'))) {
    translations[file.replace(/\.i18n\.json$/, '')] = join(host.russian, 'extensions', file);
  }
  const pack = {
    hash: 'russian-1',
    extensions: [{ extensionIdentifier: { id: 'local.language-pack-ru' }, version: '1.0.0' }],
    translations,
    label: 'Русский',
  };
  await writeFile(join(profile.data, 'languagepacks.json'), JSON.stringify({ ru: pack }));
}

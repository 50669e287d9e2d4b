import { writeSettings, type Profile, type Settings } from '../vscode-host/profile';
import type { Workbench } from '../vscode-host/workbench';

export const THEMES = {
  dark: { id: 'Dark Modern', mark: '.monaco-workbench.vs-dark' },
  light: { id: 'Light Modern', mark: '.monaco-workbench.vs' },
  contrast: { id: 'Default High Contrast', mark: '.monaco-workbench.hc-black' },
} as const;

export type Theme = keyof typeof THEMES;

export const WIDTHS: readonly number[] = [1000, 1600];

const HEIGHT = 900;

export function themeSettings(theme: Theme): Settings {
  return { 'workbench.colorTheme': THEMES[theme].id };
}

/** Gives the open workbench another theme, as a change in the user's settings. */
export async function changeTheme(workbench: Workbench, profile: Profile, theme: Theme): Promise<void> {
  await writeSettings(profile, themeSettings(theme));
  await workbench.page.locator(THEMES[theme].mark).waitFor();
}

export async function changeWidth(workbench: Workbench, width: number): Promise<void> {
  await workbench.page.setViewportSize({ width, height: HEIGHT });
  // The layout follows in the next frames, that of webviews a little later.
  await workbench.page.waitForTimeout(400);
}

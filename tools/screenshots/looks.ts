import type { Settings } from '../vscode-host/profile';
import type { Workbench } from '../vscode-host/workbench';

export const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  contrast: 'Default High Contrast',
} as const;

export type Theme = keyof typeof THEMES;

export const WIDTHS: readonly number[] = [1000, 1600];

const HEIGHT = 900;

export function themeSettings(theme: Theme): Settings {
  return { 'workbench.colorTheme': THEMES[theme] };
}

export async function changeWidth(workbench: Workbench, width: number): Promise<void> {
  await workbench.page.setViewportSize({ width, height: HEIGHT });
  // The layout follows in the next frames, that of webviews a little later.
  await workbench.page.waitForTimeout(400);
}

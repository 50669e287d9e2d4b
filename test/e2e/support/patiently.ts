import type { Workbench } from '../../../tools/vscode-host/workbench';

const attempts = 4;
const attemptMs = 7000;

/** Tries a gesture again that a busy workbench may swallow; Escape clears away what the failed try left open. */
export async function patiently(workbench: Workbench, gesture: (timeout: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await gesture(attemptMs);
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      await workbench.page.keyboard.press('Escape');
    }
  }
}

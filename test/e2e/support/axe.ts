import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** What is wrong, each with where. The title of the page is VS Code's. */
export async function violations(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const checker = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await checker.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });
    return found.violations
      .filter(({ id }) => id !== 'document-title')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
}

import { setTimeout as sleep } from 'node:timers/promises';

const deadlineMs = 20_000;

/** Asks again until it holds; fails with the last reason. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

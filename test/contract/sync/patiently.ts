/** Tries again until it holds; the last failure counts after ten seconds. */
export async function patiently(check: () => void): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

/** Milliseconds of work at a stretch; well below what a person or another extension would notice. */
const stretchMs = 10;

/**
 * Maps many items without holding up the event loop: after each stretch of work everything that waits gets its turn.
 * @throws what `work` throws.
 */
export async function mapInSlices<T, U>(items: readonly T[], work: (item: T) => U): Promise<U[]> {
  const results: U[] = [];
  let since = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - since < stretchMs) continue;
    await new Promise(resolve => setImmediate(resolve));
    since = performance.now();
  }
  return results;
}

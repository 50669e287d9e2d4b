/**
 * Runs `work` for each item, at most `limit` at a time, in their order. An item for which it returns false is the last
 * that is begun; those under way are waited for.
 * @throws the first error of `work`.
 */
export async function concurrently<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<boolean>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  let goesOn = true;
  const runner = async (): Promise<void> => {
    while (goesOn) {
      const next = waiting.next();
      if (next.done === true) return;
      try {
        if (!(await work(next.value))) goesOn = false;
      } catch (error) {
        goesOn = false;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, runner));
}

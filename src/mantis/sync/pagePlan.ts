export interface PagePlan {
  /** Numbers of pages, from 1. */
  readonly pages: readonly number[];
  /** Wanted issues on no such page. */
  readonly singles: readonly number[];
}

/**
 * Which pages of a list to read for the wanted issues, and which of them to read one by one, because too few stand on
 * a page to be worth it.
 * @param order ids in the list's order; it may have changed when the pages are read, so what is missing then is read singly.
 * @param worthwhile the fewest wanted issues for which a page costs the server no more than they would singly.
 */
export function planPages(
  order: readonly number[],
  wanted: ReadonlySet<number>,
  pageSize: number,
  worthwhile: number,
): PagePlan {
  const pages: number[] = [];
  const covered = new Set<number>();
  for (let start = 0; start < order.length; start += pageSize) {
    const here = order.slice(start, start + pageSize).filter(id => wanted.has(id));
    if (here.length < Math.min(worthwhile, order.length - start)) continue;
    pages.push(start / pageSize + 1);
    for (const id of here) covered.add(id);
  }
  return { pages, singles: [...wanted].filter(id => !covered.has(id)) };
}

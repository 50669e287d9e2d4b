/** The text that revision `rev` has in these tests: of changing length, up to some tens of kilobytes. */
export function textOfRevision(rev: number): string {
  return `Ответ, правка ${rev}. `.repeat(1 + ((rev * 7919) % 1500));
}

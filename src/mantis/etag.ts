/**
 * Mantis compares ETags byte for byte and unquoted (pitfall 7); compressing web servers quote, weaken or mark them.
 * Gives back what Mantis itself wrote.
 */
export function bareEtag(header: string | undefined): string | null {
  if (header === undefined) return null;
  const bare = header
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1')
    .replace(/(?:-|;)(?:gzip|br|deflate)$/, '');
  return bare === '' ? null : bare;
}

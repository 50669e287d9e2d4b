/** The oldest server whose answers the product was made for: 2.26. */
const OLDEST = { major: 2, minor: 26 } as const;

/** «2.28.4», «2.29.0-dev», «release-2.26.1»; a version without numbers is given the benefit of the doubt. */
export function isSupported(version: string): boolean {
  const match = /(\d+)\.(\d+)/.exec(version);
  if (match === null) return true;
  const major = Number(match[1]);
  const minor = Number(match[2]);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

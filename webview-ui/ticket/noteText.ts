/** What Mantis takes as one note, in characters (recording 817). */
export const noteLimit = 65_535;

const aboveColumn = /[\u{10000}-\u{10FFFF}]/gu;
/** Characters above U+FFFF with the joiners and selectors that only make sense with them. */
const cluster = '(?:\\u200D|\\uFE0F){0,2}[\\u{10000}-\\u{10FFFF}](?:[\\u{10000}-\\u{10FFFF}]|\\u200D|\\uFE0F)*';
const clusters = new RegExp(cluster, 'gu');
const clustersBetweenWords = new RegExp(` ${cluster} `, 'gu');
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Cs}/gu;

/** The characters above U+FFFF, each once: databases of Mantis in 3-byte UTF-8 lose them. */
export function charactersAtRisk(text: string): readonly string[] {
  return [...new Set(text.match(aboveColumn) ?? [])];
}

/** Control characters, NUL among them, and halves of characters, by their codes, each once: nobody typed them on purpose. */
export function unseenCharacters(text: string): readonly string[] {
  return [...new Set(text.match(unseen) ?? [])].map(character => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `U+${code}`;
  });
}

/** Whether there is anything that the person should know about before the text is sent. */
export function isDoubtful(text: string): boolean {
  return charactersAtRisk(text).length > 0 || unseenCharacters(text).length > 0;
}

/** The text without them, and without the gaps that they leave between words. */
export function withoutDoubtful(text: string): string {
  return text.replace(unseen, '').replace(clustersBetweenWords, ' ').replace(clusters, '');
}

/** How many characters are too many; 0 when it fits. */
export function excessOf(text: string): number {
  return text.length <= noteLimit ? 0 : Math.max(0, Array.from(text).length - noteLimit);
}

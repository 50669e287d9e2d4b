/** Reasoning that models write before what they were asked for. */
const closings = ['</think>', '</thinking>', '</reasoning>', '<|channel|>final<|message|>', '[/THINK]'];
const openings = /^\s*(?:<think(?:ing)?>|<reasoning>|\[THINK\]|<\|channel\|>analysis)/;

/** The text behind the reasoning; null while the reasoning has not ended. */
export function withoutReasoning(text: string): string | null {
  const ends = closings.map(closing => text.lastIndexOf(closing) + (text.includes(closing) ? closing.length : 0));
  const end = Math.max(0, ...ends);
  if (end > 0) return text.slice(end);
  return openings.test(text) ? null : text;
}

/** Objects are tried from at most so many braces, so that a text full of them costs no more. */
const mostTries = 60;

/**
 * The last JSON object of a text that has the key, wherever it stands: behind reasoning, in a code fence, among
 * words. Line ends inside strings and commas before a closing bracket are forgiven. Null where there is none.
 */
export function findJsonObject(text: string, key: string): Readonly<Record<string, unknown>> | null {
  const from = withoutReasoning(text) ?? text;
  let found: Readonly<Record<string, unknown>> | null = null;
  let at = from.indexOf('{');
  for (let tries = 0; at >= 0 && tries < mostTries; tries++) {
    const end = endOfObject(from, at);
    const value = end === null ? null : parseForgivingly(from.slice(at, end));
    const isWanted = value !== null && Object.hasOwn(value, key);
    if (isWanted) found = value;
    at = from.indexOf('{', isWanted && end !== null ? end : at + 1);
  }
  return found;
}

/** Behind the brace that closes the one at `start`; braces in strings do not count. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return null;
}

function parseForgivingly(text: string): Readonly<Record<string, unknown>> | null {
  for (const candidate of [text, mended(text)]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (isObject(value)) return value;
    } catch {
      // The mended text is tried next; after it there is nothing to read.
    }
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Escapes control characters inside strings and drops commas in front of a closing bracket. */
function mended(text: string): string {
  const parts: string[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (inString && char === '\\') parts.push(char, text.charAt(++at));
    else if (char === '"') {
      inString = !inString;
      parts.push(char);
    } else if (inString && char < ' ') parts.push(JSON.stringify(char).slice(1, -1));
    else if (!inString && char === ',' && /^\s{0,200}[}\]]/.test(text.slice(at + 1, at + 202))) continue;
    else parts.push(char);
  }
  return parts.join('');
}

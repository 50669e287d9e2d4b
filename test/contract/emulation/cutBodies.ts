import type { Recording } from './recordings';

const zeros = (bytes: number) => Buffer.alloc(bytes, '0').toString('base64');

/** Bytes that begin like the recorded ones and go on without being any known type of file. */
function randomFile(start: string, length: number): string {
  const bytes = Buffer.alloc(length);
  const head = Buffer.from(start.replace(/\.\.\.<cut.*$/, ''), 'base64');
  let seed = 2026;
  for (let index = 0; index < length; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    bytes[index] = seed >> 16;
  }
  head.copy(bytes);
  return bytes.toString('base64');
}

const CONTENTS: Readonly<Record<string, (recorded: string) => string>> = {
  '339': () => zeros(6_000_000),
  '340': recorded => randomFile(recorded, 4_000_000),
  '342': () => zeros(30_000_000),
  '343': () => zeros(6_000_000),
  '401': () => zeros(6_000_000),
};

const TEXTS: Readonly<Record<string, readonly [field: string, length: number]>> = {
  '817': ['text', 300_000],
  '818': ['text', 1_200_000],
  '819': ['description', 40_000],
};

/** The body that was sent, where the recording holds only its beginning. */
export function sentBody(recording: Recording): unknown {
  const { body } = recording.request;
  const number = recording.name.slice(0, 3);
  const content = CONTENTS[number];
  if (content !== undefined) {
    const sent = body as { files: { name: string; content: string }[] };
    return { ...sent, files: sent.files.map(file => ({ ...file, content: content(file.content) })) };
  }
  const text = TEXTS[number];
  return text === undefined ? body : { ...(body as object), [text[0]]: 'ы'.repeat(text[1]) };
}

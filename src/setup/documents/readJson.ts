import type { EntryNode, ItemNode, ScalarNode, SourceNode } from './node';
import { plainScalar } from './plainScalar';
import type { DocumentProblem } from './problem';
import type { ReadText } from './readYaml';
import { FORBIDDEN_KEY, MAX_DEPTH, type Scalar } from './value';

/** Reads JSON with ranges; comments in the manner of JavaScript are let through, since people write them. */
export function readJson(text: string): ReadText {
  const reader = new JsonReader(text);
  try {
    const root = reader.document();
    return { documents: root === null ? [] : [{ root, start: 0, end: text.length }], problems: reader.problems };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { documents: [], problems: [...reader.problems, error.problem] };
  }
}

class JsonError extends Error {
  constructor(readonly problem: DocumentProblem) {
    super(problem.detail);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /[A-Za-z]+/y;
// Strings without escapes, which most are, are found by one match.
// eslint-disable-next-line no-control-regex
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

class JsonReader {
  readonly problems: DocumentProblem[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  document(): SourceNode | null {
    this.space();
    if (this.at === this.text.length) return null;
    const root = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('Nothing may follow the end of the document');
    return root;
  }

  private value(depth: number): SourceNode {
    if (depth > MAX_DEPTH) this.fail(String(MAX_DEPTH), 'tooDeep');
    const character = this.text.charAt(this.at);
    if (character === '{') return this.map(depth);
    if (character === '[') return this.list(depth);
    if (character === '"') return this.string();
    const number = this.match(NUMBER);
    if (number !== null) return this.scalar(plainScalar(number), number.length);
    const word = this.match(WORD);
    if (word === 'true' || word === 'false' || word === 'null')
      return this.scalar(JSON.parse(word) as Scalar, word.length);
    return this.fail('A value is expected here');
  }

  private map(depth: number): SourceNode {
    const start = this.at++;
    const entries: EntryNode[] = [];
    const seen = new Set<string>();
    this.space();
    while (!this.closes('}', entries.length > 0)) {
      if (this.text.charAt(this.at) !== '"') this.fail('A key in double quotes is expected here');
      const key = this.string();
      const name = String(key.value);
      if (name === FORBIDDEN_KEY) this.problem('forbiddenKey', name, key);
      if (seen.has(name)) this.problem('duplicateKey', name, key);
      seen.add(name);
      this.space();
      if (this.text.charAt(this.at) !== ':') this.fail('A colon is expected here');
      const slot = ++this.at;
      this.space();
      const value = this.value(depth + 1);
      entries.push({
        key: name,
        keyStart: key.start,
        keyEnd: key.end,
        keyStyle: 'double',
        explicit: false,
        merge: false,
        slot,
        value,
      });
      this.space();
    }
    return { type: 'map', flow: true, entries, start, end: this.at };
  }

  private list(depth: number): SourceNode {
    const start = this.at++;
    const items: ItemNode[] = [];
    this.space();
    while (!this.closes(']', items.length > 0)) {
      const value = this.value(depth + 1);
      items.push({ start: value.start, slot: value.start, value });
      this.space();
    }
    return { type: 'list', flow: true, items, start, end: this.at };
  }

  /** Steps over the closing bracket, or over the comma that must stand between two parts. */
  private closes(bracket: string, needsComma: boolean): boolean {
    const character = this.text.charAt(this.at);
    if (character === bracket) {
      this.at++;
      return true;
    }
    if (!needsComma) return false;
    if (character !== ',') this.fail(`A comma or ${bracket} is expected here`);
    this.at++;
    this.space();
    if (this.text.charAt(this.at) === bracket) this.fail('JSON allows no comma before the closing bracket');
    return false;
  }

  private string(): ScalarNode {
    const source = this.match(STRING);
    if (source === null) return this.fail('The text in quotes has no end or a wrong escape');
    const node = this.scalar(
      source.includes('\\') ? (JSON.parse(source) as string) : source.slice(1, -1),
      source.length,
    );
    return { ...node, style: 'double' };
  }

  private scalar(value: Scalar, length: number): ScalarNode {
    const start = this.at;
    this.at += length;
    return { type: 'scalar', value, style: 'plain', tagged: false, start, end: this.at };
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.at++;
      else if (code === 0x2f) this.comment();
      else return;
    }
  }

  private comment(): void {
    const opening = this.text.slice(this.at, this.at + 2);
    const closing = opening === '//' ? '\n' : '*/';
    if (opening !== '//' && opening !== '/*') this.fail('A value is expected here');
    const end = this.text.indexOf(closing, this.at + 2);
    if (end === -1 && closing === '*/') this.fail('The comment has no end');
    this.at = end === -1 ? this.text.length : end + closing.length;
  }

  private problem(kind: DocumentProblem['kind'], detail: string, { start, end }: ScalarNode): void {
    this.problems.push({ kind, detail, start, end });
  }

  private fail(detail: string, kind: DocumentProblem['kind'] = 'syntax'): never {
    throw new JsonError({ kind, detail, start: this.at, end: Math.min(this.at + 1, this.text.length) });
  }
}

import { plainScalar } from '../../../../src/setup/documents/plainScalar';
import { isList, isMap, isScalar, sameValue, type Scalar, type Value } from '../../../../src/setup/documents/value';
import type { Random } from './random';

export interface Written {
  readonly path: string;
  readonly text: string;
}

/** Writes a value as somebody with odd habits would: comments, quotes, brackets, blanks and line ends at will. */
export function writeYaml(value: Value, random: Random): Written {
  const writer = new Writer(random);
  const body = writer.lines(value, 0).join('\n');
  const head = random.chance(0.3) ? '# Скрипт настройки\n---\n' : random.chance(0.5) ? '# первая строка\n' : '';
  const tail = random.chance(0.7) ? '\n' : random.chance(0.5) ? '\n# конец' : '';
  return { path: 'scripts/sample.yaml', text: withLineEnds(head + body + tail, random) };
}

export function writeJson(value: Value, random: Random): Written {
  const writer = new Writer(random);
  const tail = random.chance(0.7) ? '\n' : '';
  return { path: 'scripts/sample.json', text: withLineEnds(writer.json(value, 0) + tail, random) };
}

function withLineEnds(text: string, random: Random): string {
  const habit = random.below(3);
  if (habit === 0) return text;
  return text.replace(/\n/g, () => (habit === 1 || random.chance(0.5) ? '\r\n' : '\n'));
}

class Writer {
  private readonly anchored: { readonly name: string; readonly value: Value }[] = [];
  private readonly spread: boolean;
  private readonly pad: string;

  constructor(private readonly random: Random) {
    this.spread = random.chance(0.6);
    this.pad = random.chance(0.5) ? ' ' : '';
  }

  /** Block lines at an indentation; the first line without it. */
  lines(value: Value, indent: number): string[] {
    const { random } = this;
    const margin = ' '.repeat(indent);
    if (isMap(value)) {
      return Object.entries(value).flatMap(([key, child], index) => {
        const lead = index > 0 && random.chance(0.2) ? [`${margin}# о следующем: ${key}`] : [];
        const blank = index > 0 && random.chance(0.1) ? [''] : [];
        return [...blank, ...lead, ...this.entry(key, child, indent, index === 0 ? '' : margin)];
      });
    }
    if (isList(value)) {
      return value.flatMap((item, index) => {
        const gap = random.chance(0.2) ? '   ' : ' ';
        const first = index === 0 ? '' : margin;
        const lead = index > 0 && random.chance(0.15) ? [`${margin}# --- дальше`] : [];
        if (isScalar(item) || this.wantsFlow(item)) {
          return [...lead, `${first}-${gap}${this.flow(item)}${this.comment()}`];
        }
        const [head = '', ...rest] = this.lines(item, indent + 1 + gap.length);
        return [...lead, `${first}-${gap}${head}`, ...rest];
      });
    }
    return [this.scalar(value, false)];
  }

  json(value: Value, indent: number): string {
    const { random } = this;
    if (isScalar(value)) return JSON.stringify(value);
    const parts = isList(value)
      ? value.map(item => this.json(item, indent + 2))
      : Object.entries(value).map(
          ([key, child]) => `${JSON.stringify(key)}:${random.chance(0.9) ? ' ' : ''}${this.json(child, indent + 2)}`,
        );
    const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
    if (parts.length === 0) return open + close;
    if (this.spread ? random.chance(0.3) : random.chance(0.9)) {
      return `${open}${this.pad}${parts.join(random.chance(0.9) ? ', ' : ',')}${this.pad}${close}`;
    }
    const margin = `\n${' '.repeat(indent + 2)}`;
    return `${open}${margin}${parts.join(`,${margin}`)}\n${' '.repeat(indent)}${close}`;
  }

  private entry(key: string, value: Value, indent: number, margin: string): string[] {
    const { random } = this;
    const name = margin + this.key(key);
    if (value === null && random.chance(0.5)) return [`${name}:${this.comment()}`];
    if (isScalar(value)) {
      if (typeof value === 'string' && /^[a-zа-я][^\n]*\n[^\n]*[^\s]\n$/i.test(value)) {
        const inner = ' '.repeat(indent + 2);
        return [
          `${name}: |`,
          ...value
            .trimEnd()
            .split('\n')
            .map(line => (line === '' ? '' : inner + line)),
        ];
      }
      return [`${name}:${random.chance(0.1) ? '   ' : ' '}${this.scalar(value, false)}${this.comment()}`];
    }
    const known = this.anchored.find(one => sameValue(one.value, value));
    if (known !== undefined && random.chance(0.7)) return [`${name}: *${known.name}${this.comment()}`];
    const anchor = random.chance(0.15) ? ` &${this.anchor(value)}` : '';
    if (this.wantsFlow(value)) return [`${name}:${anchor} ${this.flow(value)}${this.comment()}`];
    const step = isList(value) && random.chance(0.4) ? 0 : random.chance(0.85) ? 2 : 4;
    const inner = indent + step;
    const [head = '', ...rest] = this.lines(value, inner);
    const lead = random.chance(0.1) ? [`${' '.repeat(inner)}# внутри`] : [];
    return [`${name}:${anchor}${this.comment()}`, ...lead, ' '.repeat(inner) + head, ...rest];
  }

  /** An anchor counts from where it is written: aliases follow behind the value. */
  private anchor(value: Value): string {
    const name = `якорь${this.anchored.length + 1}`;
    this.anchored.push({ name, value });
    return name;
  }

  private wantsFlow(value: Value): boolean {
    return Object.keys(value as object).length === 0 || this.random.chance(isList(value) ? 0.4 : 0.35);
  }

  private flow(value: Value): string {
    if (isScalar(value)) return this.scalar(value, true);
    const comma = this.random.chance(0.85) ? ', ' : ',   ';
    if (isList(value)) return `[${this.pad}${value.map(item => this.flow(item)).join(comma)}${this.pad}]`;
    const entries = Object.entries(value).map(([key, child]) => `${this.key(key)}: ${this.flow(child)}`);
    return `{${this.pad}${entries.join(comma)}${this.pad}}`;
  }

  private key(key: string): string {
    if (plainScalar(key) !== key || !/^[\p{L}\d_-]+$/u.test(key)) return JSON.stringify(key);
    return this.random.chance(0.9) ? key : `'${key}'`;
  }

  private scalar(value: Scalar, inFlow: boolean): string {
    if (typeof value !== 'string') return value === null ? (this.random.chance(0.5) ? '~' : 'null') : String(value);
    const isPlain = /^[\p{L}\d][\p{L}\d _.-]*$/u.test(value) && value.trim() === value && plainScalar(value) === value;
    if (isPlain && this.random.chance(0.7)) return value;
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufeff\u2028\u2029]/.test(value)) return JSON.stringify(value);
    if (!inFlow && this.random.chance(0.05)) return JSON.stringify(value);
    return this.random.chance(0.6) ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
  }

  private comment(): string {
    return this.random.chance(0.2) ? `${this.random.chance(0.5) ? ' ' : '    '}# так, исторически: [a, 'b' {` : '';
  }
}

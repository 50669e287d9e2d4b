/** What a configuration script says of itself. Lines count from 0. */
export interface ScriptHead {
  readonly code: string;
  readonly title: string | null;
  /** Where the script begins. */
  readonly line: number;
  readonly codeLine: number;
}

type Found = Partial<Record<'code' | 'title', { readonly text: string; readonly line: number }>>;

const longest = 200;
/** A file with more scripts than this is a list of something else. */
const mostHeads = 200;

/** The scripts of a file: one for each document of YAML, each object of JSON, or what a comment on top says. */
export function scriptHeads(text: string, fileName: string): readonly ScriptHead[] {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'yaml' || extension === 'yml') return yamlHeads(text);
  if (extension === 'json' || extension === 'jsonc') return jsonHeads(text);
  return commentHead(text);
}

/** Only keys at the very left count: what is indented belongs to the script's content. */
function yamlHeads(text: string): readonly ScriptHead[] {
  const heads: ScriptHead[] = [];
  let start = 0;
  let found: Found = {};
  const end = (): void => {
    const head = headOf(found, start);
    if (head !== null && heads.length < mostHeads) heads.push(head);
    found = {};
  };
  text.split('\n').forEach((line, number) => {
    if (/^---(\s|$)/.test(line)) {
      end();
      start = number;
      return;
    }
    const [, key, value = ''] = /^(code|title)\s*:\s*(.*)$/.exec(line.trimEnd()) ?? [];
    if (key === 'code' || key === 'title') found = { ...found, [key]: { text: yamlScalar(value), line: number } };
  });
  end();
  return heads.map((head, index) => (index === 0 && isOnlyComments(text, head.line) ? { ...head, line: 0 } : head));
}

/** Comments and `---` on top belong to the first script. */
function isOnlyComments(text: string, line: number): boolean {
  return text
    .split('\n', line)
    .every(each => each.trim() === '' || each.startsWith('#') || each.startsWith('%') || each.startsWith('---'));
}

function yamlScalar(value: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(value);
  if (quoted) return quoted[1]?.replace(/\\(.)/g, '$1') ?? quoted[2]?.replaceAll("''", "'") ?? '';
  return value.replace(/(^|\s)#.*$/, '').trim();
}

/** Keys of the outermost object, or of each object in the outermost list; also of a file that is being typed. */
function jsonHeads(text: string): readonly ScriptHead[] {
  const heads: ScriptHead[] = [];
  const open: string[] = [];
  let found: Found = {};
  let key: string | null = null;
  let line = 0;
  let start = 0;
  const isOutermost = (): boolean => open.join('') === '{' || open.join('') === '[{';
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}[\]:,\n]/g)) {
    if (token === '\n') line++;
    else if (token.startsWith('/*')) line += token.split('\n').length - 1;
    else if (token === '{' || token === '[') {
      open.push(token);
      if (token === '{' && isOutermost()) [start, found] = [open.length === 1 ? 0 : line, {}];
      key = null;
    } else if (token === '}' || token === ']') {
      const head = token === '}' && isOutermost() ? headOf(found, start) : null;
      if (head !== null && heads.length < mostHeads) heads.push(head);
      if (head !== null) found = {};
      open.pop();
    } else if (token === ',') key = null;
    else if (token.startsWith('"')) {
      const value = jsonString(token);
      if (!isOutermost()) continue;
      if (key === null) key = value;
      else if (key === 'code' || key === 'title') found = { ...found, [key]: { text: value, line } };
    }
  }
  const torn = headOf(found, start);
  return torn === null ? heads : [...heads, torn];
}

function jsonString(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1, -1);
  }
}

/** «-- Код: ВЫГР-1» or «<!-- code = X -->» within the first lines. */
function commentHead(text: string): readonly ScriptHead[] {
  const lines = text.slice(0, 4000).split('\n', 15);
  const codeLine = lines.findIndex(line => codeComment.test(line));
  const code = codeComment.exec(lines[codeLine] ?? '')?.[1];
  return code === undefined ? [] : [{ code, title: null, line: 0, codeLine }];
}

const codeComment = /^\s*(?:--|;|#|\/\/|\/\*|<!--|REM\s)\s*(?:код|code)\s*[:=]\s*([\p{L}\p{N}][\p{L}\p{N}_.-]{1,79})/iu;

function headOf({ code, title }: Found, line: number): ScriptHead | null {
  if (code === undefined || code.text === '' || code.text.length > longest) return null;
  const isTitled = title !== undefined && title.text !== '' && title.text.length <= longest;
  return { code: code.text, title: isTitled ? title.text : null, line, codeLine: code.line };
}

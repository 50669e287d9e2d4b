import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

type Keys = readonly (readonly [module: string, keys: readonly string[]])[];

/**
 * Writes Russian texts for the interface of VS Code itself in the form its server reads.
 *
 * The published packs are arrays by message number of another build. The pseudo-language among them holds the
 * English text in look-alike letters under the same numbers, so English leads from our build's messages to theirs.
 * What has no counterpart stays English.
 *
 * @param folder installation with `code-server` and the language packs in its `node_modules`
 * @param target gets `main.i18n.json` and `extensions/*.i18n.json`
 */
export async function writeRussian(folder: string, target: string): Promise<void> {
  const packs = join(folder, 'node_modules/@codingame/monaco-vscode-language-pack-');
  const out = join(folder, 'node_modules/code-server/lib/vscode/out');
  const [english, keys, pseudo, russian] = await Promise.all([
    readJson<readonly string[]>(join(out, 'nls.messages.json')),
    readJson<Keys>(join(out, 'nls.keys.json')),
    readArrayModule(`${packs}qps-ploc/translations/main.i18n.json.js`),
    readArrayModule(`${packs}ru/translations/main.i18n.json.js`),
  ]);
  const byPseudo = new Map<string, string>();
  pseudo.forEach((text, index) => {
    const translation = russian[index];
    if (text !== undefined && translation !== undefined && !byPseudo.has(text)) byPseudo.set(text, translation);
  });
  const contents: Record<string, Record<string, string>> = {};
  let index = 0;
  for (const [module, names] of keys) {
    for (const name of names) {
      const translation = byPseudo.get(toPseudo(english[index++] ?? ''));
      if (translation !== undefined) (contents[module] ??= {})[name] = translation;
    }
  }
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'main.i18n.json'), JSON.stringify({ version: '1.0.0', contents }));
  await cp(`${packs}ru/translations/extensions`, join(target, 'extensions'), { recursive: true });
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

/** Reads a module of the form `var content = [ … ]; export { content as default };` in which gaps are `undefined`. */
async function readArrayModule(file: string): Promise<readonly (string | undefined)[]> {
  const text = await readFile(file, 'utf8');
  const literal = text.slice(text.indexOf('['), text.lastIndexOf(']') + 1);
  return runInNewContext(literal, {}, { timeout: 5000 }) as readonly (string | undefined)[];
}

const PLAIN = 'abcdeinouyABCDEILNOSUY';
const PSEUDO = 'æþçðëïñøµÿÆßÇÐËÏ£ÑØ§ÜÝ';

/** The pseudo-language's spelling, leaving placeholders such as `{0}` alone. */
function toPseudo(text: string): string {
  return text.replace(/[a-zA-Z]/g, letter => PSEUDO[PLAIN.indexOf(letter)] ?? letter);
}

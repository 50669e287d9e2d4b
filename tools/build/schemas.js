const { mkdir, readFile, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { build } = require('esbuild');

const root = join(__dirname, '../..');
const target = join(root, 'dist/schemas');

/** Writes the JSON Schemas that the manifest names for completion into `dist/schemas`. */
async function writeSchemas() {
  await mkdir(target, { recursive: true });
  const { policyJsonSchema, calendarJsonSchema } = await load('src/regulation/policy/policyJsonSchema.ts', {});
  await write('policy.schema.json', policyJsonSchema());
  await write('calendar.schema.json', calendarJsonSchema());
  const russian = JSON.parse(await readFile(join(root, 'l10n/bundle.l10n.ru.json'), 'utf8'));
  for (const [name, words] of [
    ['script.json', {}],
    ['script.ru.json', russian],
  ]) {
    const { scriptSchema } = await load('src/ui/setup/jsonSchema.ts', words);
    await write(name, scriptSchema());
  }
}

/** What a module exports when VS Code's words come from a bundle of translations. */
async function load(source, words) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const made = { exports: {} };
  const find = request => (request === 'vscode' ? speaking(words) : require(request));
  new Function('module', 'exports', 'require', outputFiles[0].text)(made, made.exports, find);
  return made.exports;
}

function speaking(words) {
  const t = (message, ...values) => {
    const [text, args] = typeof message === 'string' ? [message, values] : [message.message, message.args ?? []];
    const key = typeof message === 'string' ? message : `${text}/${message.comment.join('')}`;
    return (words[key] ?? text).replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)]));
  };
  return { env: { language: 'en' }, l10n: { t } };
}

function write(name, schema) {
  return writeFile(join(target, name), JSON.stringify(schema));
}

module.exports = { writeSchemas };

const { mkdir, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { build } = require('esbuild');

const root = join(__dirname, '../..');

/** Writes the JSON Schemas that the manifest names for completion into `dist/schemas`. */
async function writeSchemas() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/regulation/policy/policyJsonSchema.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  const made = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(made, made.exports, require);
  const target = join(root, 'dist/schemas');
  await mkdir(target, { recursive: true });
  const { policyJsonSchema, calendarJsonSchema } = made.exports;
  await writeFile(join(target, 'policy.schema.json'), JSON.stringify(policyJsonSchema()));
  await writeFile(join(target, 'calendar.schema.json'), JSON.stringify(calendarJsonSchema()));
}

module.exports = { writeSchemas };

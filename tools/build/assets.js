const { copyFile, cp, mkdir } = require('node:fs/promises');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const codicons = join(root, 'node_modules/@vscode/codicons/dist');

/** Puts what no bundler touches into `dist`: what webviews load, and the macros of the sample. */
async function copyAssets() {
  const target = join(root, 'dist/webview');
  await mkdir(target, { recursive: true });
  for (const name of ['codicon.css', 'codicon.ttf']) await copyFile(join(codicons, name), join(target, name));
  await cp(join(root, 'demo/macros'), join(root, 'dist/macros'), { recursive: true });
}

module.exports = { copyAssets };

const { copyFile, mkdir } = require('node:fs/promises');
const { join } = require('node:path');

const root = join(__dirname, '../..');
const codicons = join(root, 'node_modules/@vscode/codicons/dist');

/** Puts what webviews load and no bundler touches into `dist/webview`. */
async function copyAssets() {
  const target = join(root, 'dist/webview');
  await mkdir(target, { recursive: true });
  for (const name of ['codicon.css', 'codicon.ttf']) await copyFile(join(codicons, name), join(target, name));
}

module.exports = { copyAssets };

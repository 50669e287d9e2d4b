const { existsSync, readdirSync } = require('node:fs');
const { join, relative } = require('node:path');
const { LAZY, lazyImports } = require('./lazy');
const { libraryBundles, sharedLibraries } = require('./sharedLibraries');

const root = join(__dirname, '../..');

/** Code for the extension host, which loads CommonJS and brings `vscode` itself. */
const hostOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  // axios reaches this table of 150 KB through form-data, which is not used with files here.
  alias: { 'mime-db': join(__dirname, 'mime-db.json') },
  logLevel: 'warning',
  // Russian words as they are, not as six ASCII characters a letter.
  charset: 'utf8',
  metafile: true,
};

const browserOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  logLevel: 'warning',
  metafile: true,
};

/** Everything that the VSIX carries, as named esbuild options. */
function productBundles({ production }) {
  const mode = production
    ? { minify: true, legalComments: 'none', define: { 'process.env.NODE_ENV': '"production"' } }
    : { sourcemap: 'linked', sourcesContent: false };
  return [
    {
      name: 'extension',
      options: {
        ...hostOptions,
        ...mode,
        entryPoints: ['src/extension.ts'],
        outfile: 'dist/extension.js',
        plugins: [lazyImports],
      },
    },
    ...libraryBundles({ ...hostOptions, ...mode }),
    ...Object.entries(LAZY).map(([name, source]) => ({
      name,
      options: {
        ...hostOptions,
        ...mode,
        entryPoints: [source],
        outfile: `dist/${name}.js`,
        plugins: [lazyImports, sharedLibraries],
      },
    })),
    {
      name: 'knowledge',
      options: {
        ...hostOptions,
        ...mode,
        entryPoints: ['src/vellii/knowledge/worker/main.ts'],
        outfile: 'dist/knowledge.js',
      },
    },
    {
      name: 'sample',
      options: { ...hostOptions, ...mode, entryPoints: ['demo/mantis/index.ts'], outfile: 'dist/sample.js' },
    },
    ...panels().flatMap(panel => panelBundles(panel, mode)),
  ];
}

/** The tests that run inside an extension host: one file for each, and the runner that finds them. */
function testBundles() {
  const files = filesBelow('test/host').filter(file => file.endsWith('.test.ts'));
  return [
    {
      name: 'host tests',
      options: {
        ...hostOptions,
        entryPoints: ['test/host/index.ts', ...files],
        outdir: 'out/test/host',
        outbase: 'test/host',
        external: ['vscode', 'mocha'],
        sourcemap: 'inline',
      },
    },
  ];
}

/** Names of the webviews: the folders of `webview-ui` with a `main.ts`. */
function panels() {
  return readdirSync(join(root, 'webview-ui'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(root, 'webview-ui', entry.name, 'main.ts')))
    .map(entry => entry.name)
    .sort();
}

function panelBundles(panel, mode) {
  const folder = `webview-ui/${panel}`;
  const styles = readdirSync(join(root, folder))
    .filter(name => name.endsWith('.css'))
    .sort();
  const script = {
    name: `webview-${panel}`,
    options: { ...browserOptions, ...mode, entryPoints: [`${folder}/main.ts`], outfile: `dist/webview/${panel}.js` },
  };
  if (styles.length === 0) return [script];
  const style = {
    name: `webview-${panel}-css`,
    options: {
      ...browserOptions,
      ...mode,
      stdin: {
        contents: styles.map(name => `@import './${name}';`).join('\n'),
        resolveDir: join(root, folder),
        sourcefile: `${panel}-styles.css`,
        loader: 'css',
      },
      outfile: `dist/webview/${panel}.css`,
    },
  };
  return [script, style];
}

function filesBelow(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();
}

module.exports = { productBundles, testBundles };

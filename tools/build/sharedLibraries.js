/**
 * Libraries that several lazy bundles use: one bundle each, which the others load instead of having a copy of their own.
 * The host's first bundle keeps its own copy, cut down to what it uses, because loading a whole library costs its start.
 */
const SHARED = ['zod', 'yaml'];

const fileOf = library => `library-${library}`;

/** Points the imports of a shared library at its bundle, which lies beside the importing one. */
const sharedLibraries = {
  name: 'shared libraries',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(${SHARED.join('|')})$`) }, ({ path }) => ({
      path: `./${fileOf(path)}.js`,
      external: true,
    }));
  },
};

/** Error messages in forty languages, of which nothing shows one. */
const withoutLocales = {
  name: 'without locales',
  setup(build) {
    build.onResolve({ filter: /locales\/index\.js$/ }, () => ({ path: 'locales', namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }));
  },
};

/** One bundle for each shared library. */
function libraryBundles(options) {
  return SHARED.map(library => ({
    name: fileOf(library),
    options: { ...options, entryPoints: [library], outfile: `dist/${fileOf(library)}.js`, plugins: [withoutLocales] },
  }));
}

module.exports = { sharedLibraries, libraryBundles };

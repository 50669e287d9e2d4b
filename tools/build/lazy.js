const { join } = require('node:path');

const root = join(__dirname, '../..');

/**
 * Modules that get a bundle of their own and are loaded when they are first wanted: what imports them does so with
 * `import()`. Name of the bundle → source.
 */
const LAZY = {
  http: 'src/mantis/http.ts',
  drafter: 'src/vellii/drafter.ts',
  draftRoom: 'src/ui/draftPanel/draftRoom.ts',
  regulation: 'src/ui/policy/regulationDesk.ts',
  ticketWork: 'src/ui/commands/ticketWork.ts',
  setup: 'src/ui/setupPanel/setupDesk.ts',
  mapping: 'src/ui/mappingPanel/mappingPanel.ts',
  ticketPanel: 'src/ui/ticketPanel/panelModule.ts',
  macros: 'src/tickets/macros/readMacros.ts',
  doors: 'src/ui/doors/doors.ts',
  scripts: 'src/ui/scripts/scripts.ts',
  finding: 'src/ui/finding/findingRoom.ts',
};

/** Points every `import()` of a lazy module at its bundle, which lies beside the importing one. */
const lazyImports = {
  name: 'lazy imports',
  setup(build) {
    const bundles = new Map(Object.entries(LAZY).map(([name, source]) => [join(root, source), name]));
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const name = bundles.get(`${join(resolveDir, path)}.ts`);
      return name === undefined ? undefined : { path: `./${name}.js`, external: true };
    });
  },
};

module.exports = { LAZY, lazyImports };

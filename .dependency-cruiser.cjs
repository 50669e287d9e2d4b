/**
 * The layers of the house (CONTRIBUTING.md): what stands lower may import only what stands above it.
 * Each room lists what it may import from; everything else inside the repository is a violation.
 */
const rooms = {
  '^src/base/': [],
  '^src/regulation/': ['^src/base/'],
  '^src/tickets/': ['^src/base/', '^src/regulation/'],
  '^src/setup/': ['^src/base/', '^src/regulation/', '^src/tickets/'],
  '^src/mantis/': ['^src/base/', '^src/regulation/', '^src/tickets/'],
  '^src/vellii/': ['^src/base/', '^src/regulation/', '^src/tickets/', '^src/setup/'],
  '^src/protocol/': [],
  '^src/ui/': ['^src/'],
  '^src/cli/': ['^src/(base|regulation|tickets|setup|mantis|vellii)/'],
  '^webview-ui/shared/': ['^src/protocol/'],
  '^webview-ui/(?!shared/)([^/]+)/': ['^src/protocol/', '^webview-ui/shared/', '^webview-ui/$1/'],
  '^demo/': ['^demo/'],
};

const layerRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `layer: ${room}`,
  comment: `May import only from itself and from: ${allowed.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: room },
  to: {
    path: '^(src|webview-ui|demo|test|bench|tools)/',
    pathNot: [room.replace('(?!shared/)([^/]+)', '$1'), ...allowed],
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-circular',
      comment: 'Cycles hide which part owns what.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'vscode only in the UI',
      severity: 'error',
      from: { path: '^(src|webview-ui|demo)/', pathNot: '^src/(ui/|extension\\.ts$)' },
      to: { path: '^vscode$' },
    },
    {
      name: 'the regulation is pure',
      comment: 'Pure functions over plain input: no files, no network, no processes.',
      severity: 'error',
      from: { path: '^src/regulation/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'webviews know no Node',
      severity: 'error',
      from: { path: '^webview-ui/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing imports the composition',
      severity: 'error',
      from: { path: '^(src|webview-ui|demo)/' },
      to: { path: '^src/extension\\.ts$' },
    },
    {
      name: 'no test code in the product',
      severity: 'error',
      from: { path: '^(src|webview-ui|demo)/' },
      to: { path: '^(test|bench|tools)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    exclude: { path: '(^|/)(dist|out)/' },
  },
};

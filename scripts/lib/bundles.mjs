import { inProject, manifest } from './project.mjs';

/**
 * The command line is several files: an entry so small that `gflow --version` costs no more than Node itself, the commands,
 * what speaks with the services, what speaks with proxies, and what answers assistants. Each is loaded when there is something to do for it.
 */
const loadedLater = {
  name: 'loaded-later',
  setup(build) {
    const files = {
      './commands.ts': './gflow-commands.js',
      './mcp/index.ts': './gflow-mcp.js',
      '../proxy/index.ts': './gflow-proxy.js',
      './services/index.ts': './gflow-services.js',
    };
    build.onResolve({ filter: /^\.\.?\/(commands|(mcp|proxy|services)\/index)\.ts$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: files[path], external: true } : undefined,
    );
  },
};

/**
 * esbuild's options for each file of dist/ (and dist-test/).
 * @param {{ production: boolean, tests: boolean }} flags
 */
export function bundles({ production, tests }) {
  const common = {
    bundle: true,
    minify: true,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    define: { __GFLOW_VERSION__: JSON.stringify(manifest().version) },
    // jsonc-parser's "main" is UMD, whose inner require esbuild cannot follow.
    mainFields: ['module', 'main'],
    alias: { 'cross-fetch': inProject('scripts', 'shims', 'cross-fetch.mjs') },
  };
  const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', outdir: 'dist' };
  const browser = {
    ...common,
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    outdir: 'dist',
  };
  const suite = { minify: false, sourcemap: 'inline', outdir: 'dist-test' };
  const suites = [
    {
      ...node,
      ...suite,
      entryPoints: { index: 'test/vscode/index.ts' },
      external: ['vscode', 'mocha'],
      outExtension: { '.js': '.cjs' },
    },
    {
      ...browser,
      ...suite,
      format: 'cjs',
      entryPoints: { web: 'test/vscode/web/index.ts' },
      external: ['vscode'],
      alias: {
        mocha: inProject('test/vscode/web/mocha.ts'),
        'node:assert/strict': inProject('test/vscode/web/assert.ts'),
      },
      define: { 'process.env': '{}' },
    },
  ];
  return [
    { ...node, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'] },
    { ...node, entryPoints: { server: 'server/src/main.node.ts' } },
    {
      ...node,
      entryPoints: {
        gflow: 'cli/src/main.ts',
        'gflow-commands': 'cli/src/commands.ts',
        'gflow-services': 'cli/src/services/index.ts',
        'gflow-mcp': 'cli/src/mcp/index.ts',
        'gflow-proxy': 'cli/src/proxy/index.ts',
      },
      plugins: [loadedLater],
      supported: { 'dynamic-import': false }, // require() is there at once; import() of a CommonJS file is not
    },
    {
      ...common,
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      entryPoints: { graph: 'webview/src/graph/main.ts', 'graph-style': 'webview/src/graph/graph.css' },
      outdir: 'dist',
    },
    {
      ...common,
      platform: 'neutral',
      target: 'es2022',
      format: 'esm',
      entryPoints: { language: 'language/src/index.ts' },
      outdir: 'dist',
      outExtension: { '.js': '.mjs' },
    },
    { ...browser, format: 'iife', entryPoints: { 'server.worker': 'server/src/main.worker.ts' } },
    {
      ...browser,
      format: 'cjs',
      entryPoints: { 'extension.web': 'client/src/web/extension.ts' },
      external: ['vscode', 'node:*'], // what of Node is left over is found by a test
    },
    ...(tests ? suites : []),
  ];
}

import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * The files in a zip archive, from its central directory.
 * @returns {Map<string, () => Buffer>} name to a function that unpacks it
 */
export function readZip(file) {
  const bytes = readFileSync(file);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error(`${file} is no zip archive.`);
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error(`${file} has a damaged directory.`);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const isDeflated = bytes.readUInt16LE(at + 10) === 8;
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), () => {
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const data = bytes.subarray(start, start + packed);
      return isDeflated ? inflateRawSync(data) : data;
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

const allowed = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(package(\.nls(\.[\w-]+)?)?\.json|language-configuration\.json|readme\.md|changelog\.md|LICENSE(\.txt|\.md)?)$/i,
  /^extension\/dist\/(extension|extension\.web|server|server\.worker|graph|gflow|gflow-commands|gflow-mcp|gflow-proxy|gflow-services)\.js$/,
  /^extension\/dist\/graph-style\.css$/,
  /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^extension\/(schemas|snippets|syntaxes)\/[\w.-]+\.(json|code-snippets)$/,
  /^extension\/docs\/rules\/[\w-]+\.md$/,
  /^extension\/media\/[\w./-]+\.(svg|png|css|js|ttf|woff2)$/,
];
const required = [
  'package.json',
  'package.nls.json',
  'l10n/bundle.l10n.json',
  'dist/graph-style.css',
  ...[
    'extension',
    'extension.web',
    'server',
    'server.worker',
    'graph',
    'gflow',
    'gflow-commands',
    'gflow-mcp',
    'gflow-proxy',
    'gflow-services',
  ].map(n => `dist/${n}.js`),
];
// A quarter of it is for the browser, where the extension and its server are bundles of their own.
const sizeLimit = 3 * 1024 * 1024;

/** Every relative path ("./…") in the manifest. */
function pathsIn(value) {
  if (typeof value === 'string') return /^\.\//.test(value) ? [value.slice(2)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

/**
 * What is wrong with a packaged extension, in sentences: files that have no business there, files that are missing,
 * its size.
 */
export function problemsOfVsix(file) {
  const files = readZip(file);
  const manifest = JSON.parse(files.get('extension/package.json')?.().toString('utf8') ?? '{}');
  const wanted = new Set([
    ...required,
    ...pathsIn(manifest.contributes),
    ...pathsIn([manifest.icon, manifest.main]),
  ]);
  const size = readFileSync(file).length;
  return [
    ...[...files.keys()]
      .filter(name => !allowed.some(pattern => pattern.test(name)))
      .map(name => `It contains ${name}.`),
    ...[...wanted].filter(name => !files.has(`extension/${name}`)).map(name => `It lacks ${name}.`),
    ...(size >= sizeLimit ? [`It has ${size} bytes; ${sizeLimit} is the limit.`] : []),
  ];
}

/**
 * A path as access rules name it: from the root of the collection, of which `/~/` is another name on guest collections.
 * Undefined for one that climbs up, which is for the service to resolve.
 */
export function plainPath(path: string): string | undefined {
  const rooted = path.startsWith('/') ? path : `/~/${path}`;
  const plain = rooted.replace(/\/{2,}/g, '/').replace(/^\/~(\/|$)/, '/');
  return plain.split('/').some(name => name === '..' || name === '.') ? undefined : plain;
}

/** The folder that a rule for a path is for: itself where it is one, else the one that it lies in. */
export function folderOf(path: string, type: string | undefined): string {
  if (path.endsWith('/')) return path;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isFolder = type === 'dir' || (type === undefined && !name.includes('.'));
  return isFolder ? `${path}/` : path.slice(0, path.length - name.length);
}

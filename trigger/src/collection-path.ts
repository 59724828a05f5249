/**
 * The path that a local folder has in a collection of Globus Connect Personal: the same, and on Windows with the drive as
 * the first folder, `C:\data` as `/C/data`. A share (`\\server\data`) has none.
 */
export function personalPath(local: string): string | undefined {
  const [, drive, rest = ''] = /^([a-z]):[\\/]?(.*)$/i.exec(local) ?? [];
  if (drive !== undefined) return joined(`/${drive.toUpperCase()}`, rest.replaceAll('\\', '/'));
  return local.startsWith('/') && !local.startsWith('//') ? local : undefined;
}

/** The path of something in a folder of a collection; both with forward slashes. */
export function joined(folder: string, relative: string): string {
  const base = folder.replace(/\/+$/, '');
  return relative === '' ? `${base}/` : `${base}/${relative}`;
}

/** The folder that a path is in, with a slash at the end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

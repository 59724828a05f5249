import path from 'node:path';

/** A path is a folder itself, or lies in it. */
export function isWithin(folder: string, file: string, { relative, isAbsolute, sep } = path): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

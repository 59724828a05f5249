import picomatch from 'picomatch';

/** Decides whether a path in the watched folder, with forward slashes, is meant. */
export type Matcher = (path: string) => boolean;

/**
 * A glob without a slash means files of that name in any folder. Hidden files must be named with their dot. On Windows
 * backslashes separate folders too, and nobody tells `A` from `a`.
 */
export function matcher(pattern: string, platform = process.platform): Matcher {
  const isWindows = platform === 'win32';
  const glob = isWindows ? pattern.replaceAll('\\', '/') : pattern;
  return picomatch(glob.replace(/^\.\//, ''), { basename: !glob.includes('/'), nocase: isWindows });
}

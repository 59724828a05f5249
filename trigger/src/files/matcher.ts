import picomatch from 'picomatch';

/** Decides whether a path in the watched folder, with forward slashes, is meant. */
export type Matcher = (path: string) => boolean;

/** A glob without a slash means files of that name in any folder. Hidden files must be named with their dot. */
export function matcher(pattern: string): Matcher {
  const options = { basename: !pattern.includes('/'), nocase: process.platform === 'win32' };
  return picomatch(pattern.replace(/^\.\//, ''), options);
}

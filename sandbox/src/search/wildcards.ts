/** Whether the text is what the pattern says: `*` for any characters, `?` for one. Letter case does not count. */
export function fitsPattern(pattern: string, text: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let at = 0;
  let star = -1;
  let retry = 0;
  let index = 0;
  while (index < given.length) {
    if (at < wanted.length && (wanted[at] === '?' || (wanted[at] === given[index] && wanted[at] !== '*'))) {
      at++;
      index++;
    } else if (wanted[at] === '*') {
      star = at++;
      retry = index;
    } else if (star >= 0) {
      at = star + 1;
      index = ++retry;
    } else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}

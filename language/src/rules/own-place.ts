/** Where a state writes its result, or a catcher of it the error, if it is to have a place of its own. */
export function ownPlace(state: string, catcher: boolean): string {
  if (catcher) return '$.error';
  return `$.${/^[A-Za-z_]\w*$/.test(state) ? state : 'result'}`;
}

/** A requested scope and the scopes that it is to be able to use: `scope[dependency *optional[nested]]`. */
export interface ScopeNode {
  readonly scope: string;
  readonly dependencies: ScopeNode[];
}

/** Parses a scope string. Undefined when brackets or stars are not where they belong. */
export function parseScopes(text: string): ScopeNode[] | undefined {
  const root: ScopeNode = { scope: '', dependencies: [] };
  const open = [root];
  let last: ScopeNode | undefined;
  for (const token of text.match(/\[|\]|\s+|[^\s[\]]+/g) ?? []) {
    const parent = open.at(-1);
    if (parent === undefined) return undefined;
    if (token === '[') {
      if (last === undefined) return undefined;
      open.push(last);
      last = undefined;
    } else if (token === ']') {
      if (open.length === 1) return undefined;
      last = undefined;
      open.pop();
    } else if (token.trim() === '') last = undefined;
    else {
      const scope = token.startsWith('*') ? token.slice(1) : token;
      if (scope === '' || scope.includes('*')) return undefined;
      last = { scope, dependencies: [] };
      parent.dependencies.push(last);
    }
  }
  return open.length === 1 ? root.dependencies : undefined;
}

/** Every path from a top scope down to each of its dependencies. */
export function scopePaths(nodes: readonly ScopeNode[], above: readonly string[] = []): string[][] {
  return nodes.flatMap(node => {
    const path = [...above, node.scope];
    return [path, ...scopePaths(node.dependencies, path)];
  });
}

/** Writes a path the way a required scope is asked for: `a[*b[*c]]`. */
export function requiredScope(path: readonly string[]): string {
  const [first = '', ...rest] = path;
  return rest.length === 0 ? first : `${first}[*${requiredScope(rest)}]`;
}

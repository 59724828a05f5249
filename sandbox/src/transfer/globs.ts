/** A shell pattern (`*`, `?`, `[abc]`) for one file name. A pattern that is none stands for itself. */
export function globMatches(pattern: string, name: string): boolean {
  const source = pattern.replace(/\*+|\[!?[^\]]+\]|[\s\S]/g, part => {
    if (part.startsWith('*')) return '.*';
    if (part === '?') return '.';
    if (part.length > 1) return part.replace(/^\[!/, '[^').replace(/\\/g, '\\\\');
    return part.replace(/[.+^${}()|[\]\\]/, '\\$&');
  });
  try {
    return new RegExp(`^(?:${source})$`, 's').test(name);
  } catch {
    // A class such as [z-a] is no pattern.
    return pattern === name;
  }
}

export interface FilterRule {
  readonly method: 'include' | 'exclude';
  readonly type: 'file' | 'dir' | undefined;
  readonly name: string;
}

/** Does a transfer take this file or folder? The first rule that fits decides; without one it does. */
export function passes(rules: readonly FilterRule[], type: 'file' | 'dir', name: string): boolean {
  const rule = rules.find(
    one => (one.type === undefined || one.type === type) && globMatches(one.name, name),
  );
  return rule?.method !== 'exclude';
}

/** Members between braces, or elements between brackets, each on lines of its own. */
export function block(open: '{' | '[', lines: readonly string[]): string {
  return `${open}\n\t${lines.join(',\n').replaceAll('\n', '\n\t')}\n${open === '{' ? '}' : ']'}`;
}

/** What a snippet leaves behind where all its tab stops are passed over: their first texts. */
export function untouched(snippet: string): string {
  const filled = new Map<string, string>();
  return snippet
    .replace(/(?<!\\)\$\{(\d+):([^}]*)\}/g, (_, stop: string, text: string) => {
      filled.set(stop, text);
      return text;
    })
    .replace(/(?<!\\)\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/(?<!\\)\$(\d+)/g, (_, stop: string) => filled.get(stop) ?? '')
    .replace(/\\([\\$}])/g, '$1');
}

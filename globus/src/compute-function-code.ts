/**
 * The source of a Python function as Compute takes it (the strategy PureSourceTextInspect of its SDK): name and source behind
 * a mark, after their length.
 */
export function functionCode(name: string, source: string): string {
  const encoded = `st\n${Buffer.from(`${name}:${source}`, 'utf8').toString('base64')}`;
  return `${encoded.length}\n${encoded}`;
}

/** What Compute is told of how a function was written; whatever Python runs it reads the source. */
export const FUNCTION_META = { python_version: '3', sdk_version: '4.0.0', serde_identifier: 'st' } as const;

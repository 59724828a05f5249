const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const urn = new RegExp(`^urn:globus:(auth:identity|groups:id):${uuid}$`, 'i');

/** What the URN stands for; undefined when it is no URN of a principal. */
export function principalType(text: string): 'identity' | 'group' | undefined {
  const kind = urn.exec(text)?.[1]?.toLowerCase();
  if (kind === undefined) return undefined;
  return kind === 'groups:id' ? 'group' : 'identity';
}

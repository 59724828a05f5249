import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';
import { parsePath, type Span } from '../../language/src/index.ts';

/** A place that a service named, in the document that it was sent from. */
export interface Place {
  part: 'definition' | 'input_schema';
  path: JSONPath;
}

/**
 * Reads a path in what was deployed: `$.definition.States.Copy.Next`. A message without a
 * path may name the state: "… in state 'Copy' …".
 */
export function placeOf(path: string, message: string): Place {
  const steps = stepsOf(path);
  const [first, ...rest] = steps;
  if (first === 'definition' || first === 'input_schema') return { part: first, path: rest };
  const state = steps.length === 0 ? /\bstate ['"“]([^'"”]+)['"”]/.exec(message)?.[1] : undefined;
  return { part: 'definition', path: state === undefined ? steps : ['States', state] };
}

/** `$.source['my id'][0]` → source, my id, 0 */
export function stepsOf(path: string): JSONPath {
  return parsePath(path.startsWith('$') ? path : `$.${path}`).segments.flatMap((segment): JSONPath => {
    if (segment.kind === 'name') return [segment.name];
    return segment.kind === 'index' ? [segment.index] : [];
  });
}

/** The key at a path, or what is nearest to it: its parent's key, at last the whole first line. */
export function locate(text: string, path: JSONPath): Span {
  const root = parseTree(text);
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return keyOf(node);
  }
  const end = text.indexOf('\n');
  return { offset: 0, length: end < 0 ? text.length : end };
}

/** The key of a property; the value itself for an element of a list. */
function keyOf(node: Node): Span {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const { offset, length } = key ?? node;
  return { offset, length };
}

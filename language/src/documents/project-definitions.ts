import { type JsonNode, member, members, parseJson, stringValue } from '../json/tree.ts';

/** A flow in a project file. */
export interface ProjectFlow {
  name: string;
  node: JsonNode;
  /** The URI of its definition. */
  definition: string;
}

/** The flows of a project file whose definition is named. */
export function flowsInProject(uri: string, root: JsonNode | undefined): ProjectFlow[] {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  return members(member(root, 'flows')?.value).flatMap(({ name, value: node }) => {
    const path = stringValue(member(node, 'definition')?.value);
    return node && path ? [{ name, node, definition: folder + addressOf(path) }] : [];
  });
}

/** The URIs of the definitions that a project file names. */
export function definitionsInProject(uri: string, text: string): string[] {
  return [...new Set(flowsInProject(uri, parseJson(text).root).map(flow => flow.definition))];
}

/** A path with forward slashes as a part of a URI. */
function addressOf(path: string): string {
  return path
    .replace(/^(\.\/)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

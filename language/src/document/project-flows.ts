import { type JsonNode, member, members, stringValue } from '../json/tree.ts';
import { type TextFile, treeOf } from './text-file.ts';

/** A flow in a project file, with the addresses of its files. */
export interface ProjectFlow {
  name: string;
  node: JsonNode;
  definition: string;
  inputSchema: string | undefined;
}

/** The flows of a project file whose definition is named. */
export function flowsInProject(file: TextFile): ProjectFlow[] {
  const folder = file.uri.slice(0, file.uri.lastIndexOf('/') + 1);
  const address = (node: JsonNode | undefined, name: string) => {
    const path = stringValue(member(node, name)?.value);
    return path ? folder + inUri(path) : undefined;
  };
  return members(member(treeOf(file).root, 'flows')?.value).flatMap(({ name, value: node }) => {
    const definition = address(node, 'definition');
    return node && definition ? [{ name, node, definition, inputSchema: address(node, 'inputSchema') }] : [];
  });
}

/** Two addresses of one file: not everybody escapes the same characters. */
export function isSameFile(one: string, other: string): boolean {
  return one === other || unescaped(one) === unescaped(other);
}

function unescaped(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** A path with forward slashes as a part of an address. */
function inUri(path: string): string {
  return path
    .replace(/^(\.\/)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

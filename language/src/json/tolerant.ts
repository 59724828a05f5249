import { type ParseErrorCode, visit } from 'jsonc-parser';
import type { Span } from './text.ts';
import { type JsonNode, type JsonType, Member, NO_ELEMENTS, NO_MEMBERS } from './tree.ts';

/** The tree of any text, built from the parser's events, so that members are there without a second walk. */
export function readTolerant(
  text: string,
  problem: (code: ParseErrorCode, span: Span) => void,
): JsonNode | undefined {
  let root: JsonNode | undefined;
  let container: JsonNode | undefined;
  let open: Member | undefined;
  const openMembers: (Member | undefined)[] = [];
  const add = (type: JsonType, value: JsonNode['value'], offset: number, length: number): JsonNode => {
    const members = type === 'object' ? [] : NO_MEMBERS;
    const elements = type === 'array' ? [] : NO_ELEMENTS;
    const node: JsonNode = { type, offset, length, value, members, elements, parent: container };
    if (container?.type === 'array') container.elements.push(node);
    else if (container && open) {
      open.value = node;
    } else root ??= node;
    return node;
  };
  const enter = (type: 'object' | 'array', offset: number) => {
    const node = add(type, undefined, offset, 0);
    openMembers.push(open);
    container = node;
    open = undefined;
  };
  const leave = (offset: number, length: number) => {
    if (!container) return;
    container.length = offset + length - container.offset;
    container = container.parent;
    open = openMembers.pop();
  };
  visit(
    text,
    {
      onObjectBegin: offset => enter('object', offset),
      onObjectProperty(name, offset, length) {
        if (!container) return;
        open = new Member(name, container, undefined, offset, length);
        container.members.push(open);
      },
      onObjectEnd: leave,
      onArrayBegin: offset => enter('array', offset),
      onArrayEnd: leave,
      onLiteralValue(value: unknown, offset, length) {
        if (typeof value === 'string') add('string', value, offset, length);
        else if (typeof value === 'number') add('number', value, offset, length);
        else if (typeof value === 'boolean') add('boolean', value, offset, length);
        else add('null', null, offset, length);
      },
      onSeparator(character) {
        if (character === ',') open = undefined;
      },
      // Of a file that ends too early, the parser may tell one character more than there is.
      onError: (error, offset, length) =>
        problem(error, { offset, length: Math.min(length, text.length - offset) }),
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  // What nobody closed reaches to the end of the text.
  for (let at = container; at; at = at.parent) at.length = text.length - at.offset;
  return root;
}

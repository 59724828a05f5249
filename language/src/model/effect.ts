import { elements, type JsonNode, member, stringValue } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import { type Path, parsePath } from '../path/parse.ts';
import { UNKNOWN } from '../shape/build.ts';
import { constant, objectOf } from '../shape/construct.ts';
import { Presence, type Shape, type Step } from '../shape/shape.ts';
import { type ChoiceRule, readChoiceRule } from './choice-rule.ts';
import type { Part } from './part.ts';
import type { StateTree } from './state-tree.ts';
import { impliedBy, keyOf, keysOf, readTemplate, type Template } from './template.ts';
import { breaks } from './unit.ts';
import { dynamicKind, plainName, type Uses } from './uses.ts';

/** Where a result goes; undefined where the path is malformed, so that anything may have been written. */
export type Target = readonly Step[] | undefined;

/** What a state does to the payload on its way to the next one. */
export type Effect =
  | { kind: 'none' }
  /** Something in the state is broken or misspelt. */
  | { kind: 'unknown' }
  | { kind: 'choice'; rules: readonly { rule: ChoiceRule; leads: boolean }[] }
  | {
      kind: 'result';
      result: Result;
      into: Target;
      /** `ResultPath` is left out, so the result replaces the payload. */
      byDefault: boolean;
      catchers: readonly Catcher[];
    };

export interface Catcher {
  into: Target;
  byDefault: boolean;
  /** It names a state to go on with. */
  leads: boolean;
}

/** What a state writes. */
export type Result =
  | { kind: 'action'; url: string | undefined }
  /** What a registered API answers is not known. */
  | { kind: 'registered-api' }
  | { kind: 'web-input' }
  | { kind: 'web-answer' }
  /** `keys`: the properties of the payload that it is made from; undefined where it may be all. */
  | {
      kind: 'template';
      template: Template;
      keys: readonly string[] | undefined;
      /** The properties about which the booleans in it say something. */
      implied: readonly string[];
    }
  | { kind: 'constant'; shape: Shape }
  | { kind: 'path'; path: Path; keys: readonly string[] | undefined }
  | { kind: 'payload' };

export function readEffect({ type, fields, parts, problems }: StateTree, uses: Uses): Effect {
  const value = (name: string) => fields.get(name)?.value;
  if (!type || problems.some(breaks) || parts.some(isOdd)) return { kind: 'unknown' };
  switch (type) {
    case 'Choice':
      return {
        kind: 'choice',
        rules: elements(value('Choices')).map(node => ({
          rule: readChoiceRule(node),
          leads: stringValue(member(node, 'Next')?.value) !== undefined,
        })),
      };
    case 'Action':
    case 'CreateWebInput':
    case 'AwaitWebInput':
    case 'Pass':
    case 'ExpressionEval':
      return {
        kind: 'result',
        result: readResult(type, value, uses),
        into: targetOf(value('ResultPath')),
        byDefault: !fields.has('ResultPath'),
        catchers: elements(value('Catch')).map(readCatcher),
      };
    default:
      return { kind: 'none' };
  }
}

/** A field that does not exist there: it may be one that was misspelt. */
function isOdd({ spec, entries }: Part): boolean {
  return spec.byName.has('ResultPath') && entries.some(e => !e.field);
}

function readResult(
  type: 'Action' | 'CreateWebInput' | 'AwaitWebInput' | 'Pass' | 'ExpressionEval',
  value: (name: string) => JsonNode | undefined,
  uses: Uses,
): Result {
  switch (type) {
    case 'Action': {
      const handler = value('Handler');
      const registered =
        handler?.type === 'string' || stringValue(member(handler, 'Type')?.value) === 'RegisteredAPI';
      if (registered) return { kind: 'registered-api' };
      return { kind: 'action', url: stringValue(value('ActionUrl') ?? member(handler, 'Url')?.value) };
    }
    case 'CreateWebInput':
      return { kind: 'web-input' };
    case 'AwaitWebInput':
      return { kind: 'web-answer' };
    case 'ExpressionEval':
    case 'Pass': {
      const result = type === 'Pass' ? value('Result') : undefined;
      if (result) return { kind: 'constant', shape: shapeOfResult(result) };
      const parameters = value('Parameters');
      if (parameters) {
        const template = readTemplate(parameters, uses);
        return { kind: 'template', template, keys: keysOf(uses), implied: impliedBy(template) };
      }
      const path = stringValue(value('InputPath'));
      if (path === undefined) return { kind: 'payload' };
      const parsed = parsePath(path);
      const key = keyOf(parsed);
      return { kind: 'path', path: parsed, keys: key === undefined ? undefined : [key] };
    }
  }
}

/**
 * What `Result` writes, as it stands. That a key with the ending of a template stays one is told where it stands;
 * what follows is silent about what it was to write.
 */
function shapeOfResult(node: JsonNode): Shape {
  const meant = node.members.filter(m => dynamicKind(m.name)).map(m => plainName(m.name));
  const written = constant(plainValue(node));
  if (meant.length === 0) return written;
  return objectOf([
    ...meant.map(name => [name, { shape: UNKNOWN, presence: Presence.Unknown }] as const),
    ...(written.object?.properties.entries() ?? []),
  ]);
}

function readCatcher(node: JsonNode): Catcher {
  const path = member(node, 'ResultPath');
  return {
    into: targetOf(path?.value),
    byDefault: !path,
    leads: stringValue(member(node, 'Next')?.value) !== undefined,
  };
}

function targetOf(node: JsonNode | undefined): Target {
  if (!node) return [];
  const path = parsePath(stringValue(node) ?? '');
  return path.problems.length > 0 ? undefined : path.steps;
}

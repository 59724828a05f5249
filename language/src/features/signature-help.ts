import type { FlowDocument } from '../document/flow-document.ts';
import { FUNCTIONS } from '../expression/functions.ts';
import { METHODS } from '../expression/methods.ts';
import { type Signature, signatureText } from '../expression/signature.ts';
import type { Token } from '../expression/token.ts';
import { tokenize } from '../expression/tokens.ts';
import { dynamicKind } from '../model/uses.ts';
import { cursorIn } from './completion/cursor.ts';
import { stringAt } from './completion/in-string.ts';
import { repaired } from './completion/repair.ts';
import { placeOf } from './place.ts';

/** How a function is called whose arguments are being typed. */
export interface CalledSignature {
  /** `rstrip(chars?: string | null) → string` */
  label: string;
  /** Markdown. */
  documentation: string;
  /** Where each parameter stands in the label. */
  parameters: readonly { from: number; to: number }[];
}

export interface SignatureHelp {
  /** Of a method that several types have, one for each way in which it is called. */
  signatures: readonly CalledSignature[];
  /** Which argument is being typed, from 0. */
  active: number;
}

/** The function around an offset of an expression; undefined where it is in no call that is known. */
export function signatureHelp(document: FlowDocument, offset: number): SignatureHelp | undefined {
  const cursor = cursorIn(document, offset);
  const at = cursor?.place === 'value' ? stringAt(cursor, offset) : undefined;
  const found = cursor && at ? repaired(document, cursor) : undefined;
  const place = found && placeOf(found.located);
  if (!at || !place?.template || dynamicKind(place.name) !== 'expression') return undefined;
  const { tokens } = tokenize(at.before, 0, at.before.length, false);
  const call = callAround(tokens);
  if (!call) return undefined;
  const own = call.method
    ? methodsNamed(call.name)
    : [FUNCTIONS.get(call.name)].filter(known => known !== undefined);
  const signatures = new Map(own.map(known => [signatureText(known), known]));
  return signatures.size === 0
    ? undefined
    : { signatures: [...signatures].map(([label, known]) => called(label, known)), active: call.argument };
}

interface Call {
  name: string;
  method: boolean;
  argument: number;
}

/** The innermost call that is open behind the last token. */
function callAround(tokens: readonly Token[]): Call | undefined {
  const open: { argument: number; name: string | undefined; method: boolean }[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'operator') continue;
    if ('([{'.includes(token.text)) {
      const before = tokens[i - 1];
      const dot = tokens[i - 2];
      const name = token.text === '(' && before?.kind === 'name' ? before.text : undefined;
      open.push({ argument: 0, name, method: dot?.kind === 'operator' && dot.text === '.' });
    } else if (')]}'.includes(token.text)) open.pop();
    else if (token.text === ',') {
      const top = open.at(-1);
      if (top) top.argument++;
    }
  }
  const call = open.findLast(({ name }) => name !== undefined);
  return call?.name === undefined
    ? undefined
    : { name: call.name, method: call.method, argument: call.argument };
}

function methodsNamed(name: string): Signature[] {
  return [METHODS.string, METHODS.array, METHODS.object, METHODS.number].flatMap(
    methods => methods.get(name) ?? [],
  );
}

function called(label: string, { parameters, doc }: Signature): CalledSignature {
  let from = label.indexOf('(') + 1;
  const places = parameters.map(({ name, optional, types }) => {
    const to = from + name.length + (optional ? 1 : 0) + 2 + types.join(' | ').length;
    const place = { from, to };
    from = to + 2;
    return place;
  });
  return { label, documentation: doc, parameters: places };
}

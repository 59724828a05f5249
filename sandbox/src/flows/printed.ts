import { isObject, type Json } from '../json.ts';

export type Loc = (string | number)[];

/** A JSON text with one value a line, and for every line the place of its value. */
export interface Printed {
  readonly text: string;
  readonly places: readonly Loc[];
}

/** Prints a value so that a line number is enough to know which value is meant. */
export function printByLine(value: Json): Printed {
  const lines: string[] = [];
  const places: Loc[] = [];
  const add = (line: string, loc: Loc) => {
    lines.push(line);
    places.push(loc);
  };
  const print = (one: Json, loc: Loc, before: string, after: string) => {
    const isList = Array.isArray(one);
    if (!isList && !isObject(one)) return add(`${before}${JSON.stringify(one)}${after}`, loc);
    const entries: [string | number, Json][] = isList ? [...one.entries()] : Object.entries(one);
    add(`${before}${isList ? '[' : '{'}`, loc);
    for (const [index, [key, child]] of entries.entries()) {
      const comma = index < entries.length - 1 ? ',' : '';
      print(child, [...loc, key], isList ? '' : `${JSON.stringify(key)}: `, comma);
    }
    add(`${isList ? ']' : '}'}${after}`, loc);
  };
  print(value, [], '', '');
  return { text: lines.join('\n'), places };
}

import { elements, isObject } from '../json.ts';
import type { Json, JsonObject } from '../types.ts';

/** A case as it is run: once, or once for each row of its table `each`. */
export interface CaseRow {
  written: JsonObject;
  /** The number of the row, from 0; undefined without a table. */
  row: number | undefined;
}

/** The runs of a case. In every text `${name}` stands for the value of the row; where it is the whole text, as it is. */
export function rowsOf(written: JsonObject): CaseRow[] {
  const { each, ...own } = written;
  const rows = elements(each).filter(isObject);
  if (rows.length === 0) return [{ written: own, row: undefined }];
  return rows.map((values, row) => {
    const filled = fill(own, values);
    return { written: isObject(filled) ? filled : own, row };
  });
}

function fill(value: Json, row: JsonObject): Json {
  if (typeof value === 'string') return fillText(value, row);
  if (Array.isArray(value)) return value.map(item => fill(item, row));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, row)]));
}

const NAMED = /\$\{([^{}]+)\}/g;

function fillText(text: string, row: JsonObject): Json {
  const inRow = (name: string) => (Object.hasOwn(row, name) ? row[name] : undefined);
  const whole = /^\$\{([^{}]+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return inRow(whole) ?? text;
  return text.replaceAll(NAMED, (unknown, name: string) => {
    const value = inRow(name);
    if (value === undefined) return unknown;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

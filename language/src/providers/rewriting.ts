import { replaceNode } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import { elements, type JsonNode, type Member, member, stringValue } from '../json/tree.ts';
import { PRIVATE_PARAMETERS } from '../model/strings.ts';
import { dynamicKind, plainName } from '../model/uses.ts';

/** Edits, or what only a person can do. */
export type Rewriting = { edits: Edit[]; advice?: undefined } | ByHand;

export interface ByHand {
  edits?: undefined;
  /** An imperative, without a full stop. */
  advice: string;
  /** Another provider that may do, with the edits that its parameters need. */
  instead?: { to: string; edits: Edit[] };
}

export function byHand(advice: string): ByHand {
  return { advice };
}

/** A new name with the `.$` or `.=` of the old. */
export function withSuffixOf({ name: old }: Member, name: string): string {
  return dynamicKind(old) ? name + old.slice(-2) : name;
}

/** `__Private_Parameters` goes on hiding what has another name now. */
export function renamePrivate(object: JsonNode, renames: ReadonlyMap<string, string>): Edit[] {
  return elements(member(object, PRIVATE_PARAMETERS)?.value).flatMap(entry => {
    const renamed = renames.get(plainName(stringValue(entry) ?? ''));
    return renamed === undefined ? [] : [replaceNode(entry, JSON.stringify(renamed))];
  });
}

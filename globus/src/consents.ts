import { fieldsOf, itemsOf, numberOf, textOf } from './json.ts';

/** The consents of an answer as ways of scope names, from the root of each to itself (reference 1.7). */
export function consentedWays(consents: unknown): string[][] {
  const documents = itemsOf(consents).map(fieldsOf);
  const names = new Map(documents.map(({ id, scope_name }) => [numberOf(id), textOf(scope_name)]));
  return documents.flatMap(({ dependency_path }) => {
    const way = itemsOf(dependency_path).map(id => names.get(numberOf(id)));
    const known = way.filter(name => name !== undefined);
    return known.length > 0 && known.length === way.length ? [known] : [];
  });
}

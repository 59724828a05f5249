import { fieldsOf } from '../../../project/src/index.ts';
import type { Json } from '../../../runtime/src/index.ts';

const MOST = 4;

/** What is in an object, in a few words: `source, destination, reader`. */
export function namesIn(value: Json): string {
  const names = Object.keys(fieldsOf(value));
  if (names.length === 0) return 'empty';
  return names.length > MOST ? `${names.slice(0, MOST - 1).join(', ')}, …` : names.join(', ');
}

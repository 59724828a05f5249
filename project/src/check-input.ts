import { type Json, quoted } from '../../globus/src/index.ts';
import { validateInput } from '../../runtime/src/index.ts';
import { counted } from './counted.ts';
import { refusal } from './refusal.ts';

/** Refuses an input that does not fit the input schema of a flow. */
export function checkInput(title: string, schema: Json, body: Json): void {
  const detail = validateInput(schema, body);
  const [first] = detail;
  if (!first) return;
  const more =
    detail.length > 1
      ? ` There ${detail.length === 2 ? 'is' : 'are'} ${counted(detail.length - 1, 'more problem')}.`
      : '';
  throw refusal({
    operation: `start the run of ${quoted(title)}`,
    message: `Could not start the run of ${quoted(title)}: its input does not fit the input schema. ${first.path}: ${first.message}${more}`,
    remedy: 'Mend the input, then run again.',
    detail,
  });
}

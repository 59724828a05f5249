import { EXIT } from './exit-codes.ts';
import { printable } from './formats/words.ts';
import { printJson } from './print-json.ts';

/**
 * Tells why a verb on files could not do what was asked: in words on standard error, and for programs as JSON on standard
 * output. Returns the exit status.
 */
export function failure(message: string, json: boolean): number {
  console.error(printable(`gflow: ${message}`));
  if (json) printJson({ problem: { message } });
  return EXIT.failed;
}

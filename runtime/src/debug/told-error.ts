import { textMember } from '../json.ts';
import type { Json } from '../types.ts';

/** The error that the details of a log entry tell, as far as they do. */
export function toldError(details: Json): { exception?: string; cause?: string } {
  const [exception, cause] = [textMember(details, 'exception'), textMember(details, 'cause')];
  return { ...(exception !== undefined && { exception }), ...(cause !== undefined && { cause }) };
}

import { fixAll, type ValidateOptions } from '../../../language/src/index.ts';
import { replaceFile } from '../replace-file.ts';
import { checkText } from './check-text.ts';
import type { Finding } from './result.ts';
import type { Source } from './source.ts';

/**
 * Makes every safe fix of the rules that are in force in a document, changing nothing else in it.
 * Returns what is in the file then, and the findings that it had a fix for. Throws an Error whose message is
 * for the user; the file is as it was then.
 */
export async function fixSource(
  source: Source,
  options: ValidateOptions,
): Promise<{ source: Source; fixed: Finding[] }> {
  const fixed = checkText(source, options).findings.filter(finding => finding.fix);
  if (fixed.length === 0) return { source, fixed };
  const text = fixAll(source.text, source.uri, options);
  await replaceFile(source.path, text);
  return { source: { ...source, text }, fixed };
}

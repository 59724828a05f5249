import type { Json } from '../../../globus/src/index.ts';
import {
  isTriggerPlaceholder,
  TRIGGER_PLACEHOLDER,
  TRIGGER_PLACEHOLDERS,
} from '../../../language/src/index.ts';

/** Something in a template that would not become what its author means. */
export interface TemplateProblem {
  /** Where: `$.a.b[0]`. */
  path: string;
  message: string;
}

/** What is wrong with a template by itself, in document order. */
export function templateProblems(template: Json, path = '$'): TemplateProblem[] {
  if (typeof template === 'string') return textProblems(template).map(message => ({ path, message }));
  if (Array.isArray(template))
    return template.flatMap((item, index) => templateProblems(item, `${path}[${index}]`));
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([key, value]) => templateProblems(value, `${path}.${key}`));
}

/** The value at a path of the template says something else for each file. */
export function hasPlaceholder(template: Json | undefined): boolean {
  if (typeof template === 'string')
    return [...template.matchAll(TRIGGER_PLACEHOLDER)].some(([, word]) => word !== undefined);
  if (typeof template !== 'object' || template === null) return false;
  return Object.values(template).some(hasPlaceholder);
}

function textProblems(text: string): string[] {
  return [...text.matchAll(TRIGGER_PLACEHOLDER)].flatMap(([found, word]) => {
    if (word === undefined) return [];
    if (!isTriggerPlaceholder(word))
      return [
        `There is no placeholder ${found}. There are ${Object.keys(TRIGGER_PLACEHOLDERS).join(', ')}; $\${ is \${ as it stands.`,
      ];
    if (word === 'files' && found !== text)
      return [`${found} is a list, so it must be the whole text: "${found}".`];
    return [];
  });
}

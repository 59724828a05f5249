import type { Json, JsonObject } from '../../../globus/src/index.ts';
import { isTriggerPlaceholder, TRIGGER_PLACEHOLDER } from '../../../language/src/index.ts';
import type { Values } from './values.ts';

/**
 * The run input that a template makes for a file. A text that is one placeholder and nothing else becomes its value, a
 * number or a list too; `$${` is `${` as it stands. Keys are left as they are.
 */
export function render(template: JsonObject, values: Values): JsonObject {
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, renderValue(value, values)] as const),
  );
}

function renderValue(template: Json, values: Values): Json {
  if (typeof template === 'string') return renderText(template, values);
  if (Array.isArray(template)) return template.map(item => renderValue(item, values));
  return typeof template === 'object' && template !== null ? render(template, values) : template;
}

function renderText(template: string, values: Values): Json {
  const [, alone = ''] = /^\$\{([^{}]*)\}$/.exec(template) ?? [];
  if (isTriggerPlaceholder(alone)) return values[alone];
  return template.replace(TRIGGER_PLACEHOLDER, (found, word: string | undefined) => {
    if (word === undefined) return found.slice(1);
    return isTriggerPlaceholder(word) ? String(values[word]) : found;
  });
}

import type { FlowDocument } from '../document/flow-document.ts';
import { stringValue } from '../json/tree.ts';
import { TOKENS } from '../model/read-paths.ts';
import { isStateType, STATE_SPECS, STATE_TYPE_DOCS } from '../model/state-specs.ts';
import { ERROR_NAMES, HANDLER_TYPES, RUN_AS } from '../model/words.ts';
import { aboutExpression } from './hover/about-expression.ts';
import { aboutField, aboutParameter } from './hover/about-field.ts';
import { aboutId } from './hover/about-id.ts';
import { aboutPath } from './hover/about-path.ts';
import { aboutProvider } from './hover/about-provider.ts';
import { aboutSuppression } from './hover/about-rule.ts';
import { aboutState } from './hover/about-state.ts';
import type { Hover } from './hover/answer.ts';
import { bold, code, paragraphs } from './hover/markdown.ts';
import { type Place, placeOf } from './place.ts';

/** What is known about the key or the string at an offset. `rulePages` is the address of the folder with the rules' pages. */
export function hover(document: FlowDocument, offset: number, rulePages = ''): Hover | undefined {
  const located = document.locate(offset);
  const { node, base, index } = located;
  const text = stringValue(node);
  const place = placeOf(located);
  if (!node || !place || text === undefined) return undefined;
  const inString =
    aboutPath(document, located, offset) ??
    aboutExpression(document, located, offset) ??
    (place.name === 'Comment' ? aboutSuppression(located, offset, rulePages) : undefined);
  if (inString) return inString;
  const contents = place.atKey ? aboutKey(document, place, index) : aboutValue(document, place, text);
  return contents === undefined
    ? undefined
    : { contents, span: { offset: base + node.offset, length: node.length } };
}

function aboutKey(document: FlowDocument, place: Place, index: number | undefined): string | undefined {
  const { spec, field, name, template, pointer } = place;
  if (template) return aboutParameter(name, template);
  if (spec && field) return aboutField(name, field, spec);
  return pointer.length === 1 && pointer[0] === 'States' ? aboutState(document, index) : undefined;
}

function aboutValue(document: FlowDocument, place: Place, text: string): string | undefined {
  switch (place.template ? undefined : place.field?.role) {
    case 'state-name':
      return aboutState(document, document.graph.byName.get(text));
    case 'state-type':
      return isStateType(text)
        ? paragraphs(`**${text}**`, STATE_TYPE_DOCS[text], `[Documentation](${STATE_SPECS[text].page})`)
        : undefined;
    case 'action-url':
      return (place.state && aboutProvider(text, place.state.providers)) ?? aboutId(place, text);
    case 'run-as':
      return aboutWord(text, RUN_AS) ?? aboutRole(text);
    case 'handler-type':
      return aboutWord(text, HANDLER_TYPES);
    case 'error-names':
      return aboutWord(text, ERROR_NAMES);
  }
  return aboutId(place, text);
}

/** The name of a role of the flow's own. */
function aboutRole(role: string): string | undefined {
  if (role.trim() === '') return undefined;
  return paragraphs(
    bold(role),
    `A role of this flow: the action runs as whoever has given the run a token for it, in ${code(`${TOKENS}.${role}`)} of its input.`,
  );
}

function aboutWord(word: string, words: Readonly<Record<string, string>>): string | undefined {
  const about = Object.hasOwn(words, word) ? words[word] : undefined;
  return about && paragraphs(`**${word}**`, about);
}

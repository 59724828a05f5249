import type { FlowDocument } from '../document/flow-document.ts';
import { edgeWords } from '../features/graph-view-words.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import { isSecretKey, isSecretValue } from '../model/secrets.ts';
import type { State } from '../model/state.ts';
import { findProvider } from '../providers/catalogue.ts';
import type { Step } from '../shape/shape.ts';
import type { FlowChanges, StateChange } from './compare-flows.ts';
import type { ValueChange } from './value-changes.ts';

/** What has changed around the states, each in a few words. */
export function headWords({ head }: FlowChanges): string[] {
  return head.map(change =>
    change.steps[0] === 'StartAt' ? turned('It starts at', change) : fieldWords(change),
  );
}

/** What has changed in a state, each in a few words: where it leads first. */
export function stateWords(change: StateChange, before: FlowDocument, after: FlowDocument): string[] {
  const [older, newer] = [before.states[change.before], after.states[change.after]];
  if (!older || !newer) return [];
  const isWay = ({ steps: [field] }: ValueChange) => typeof field === 'string' && WAYS.has(field);
  const ways = change.changes.some(isWay) ? wayWords(older, newer) : [];
  const fields = change.changes.filter(({ steps }) => !saysWay(steps)).map(fieldWords);
  return [...(change.renamed ? [`was called “${older.name}”`] : []), ...ways, ...fields];
}

/** What a state is, in a few words: for one that is new, or gone. */
export function kindWords(state: State): string {
  const provider = providerTitle(state.value('ActionUrl'));
  return [state.type ?? 'no type', provider].filter(Boolean).join(', ');
}

const WAYS: ReadonlySet<string> = new Set(['Next', 'End', 'Default', 'Choices', 'Catch']);

/** All that the change says is said by the ways out of the state. */
function saysWay([field, , inner]: readonly Step[]): boolean {
  if (field === 'Catch') return inner === undefined || inner === 'Next' || inner === 'ErrorEquals';
  return typeof field === 'string' && WAYS.has(field);
}

function wayWords(before: State, after: State): string[] {
  const [older, newer] = [waysOf(before), waysOf(after)];
  return [
    ...newer.filter(way => !older.includes(way)).map(way => `now ${way}`),
    ...older.filter(way => !newer.includes(way)).map(way => `no longer ${way}`),
  ];
}

/** The ways out of a state, in words. */
function waysOf(state: State): string[] {
  const words = edgeWords(state);
  const ways = state.transitions.map(({ to, via }, i) => {
    const when = words[i] ?? '';
    if (via === 'Catch') return `goes to “${to}” on ${when || 'an error'}`;
    if (via === 'Choices') return `goes to “${to}” if ${when}`;
    return via === 'Default' ? `goes to “${to}” otherwise` : `goes on to “${to}”`;
  });
  return state.ends ? [...ways, 'ends the run'] : ways;
}

/** “WaitTime: 600 instead of 300”. */
export function fieldWords(change: ValueChange): string {
  const { steps } = change;
  if (steps.length === 1 && steps[0] === 'Comment') return 'has another comment';
  if (steps.length === 1 && steps[0] === 'ActionUrl') return turned('calls', change, actionWords);
  return turned(`${stepsWords(steps)}:`, change);
}

function turned(
  what: string,
  { steps, before, after }: ValueChange,
  words: (node: JsonNode, name: string) => string = valueWords,
): string {
  const name = steps.findLast(step => typeof step === 'string') ?? '';
  const [older, newer] = [before && words(before, String(name)), after && words(after, String(name))];
  if (newer === undefined) return `${what} gone, was ${older}`;
  return older === undefined ? `${what} ${newer}, which is new` : `${what} ${newer} instead of ${older}`;
}

function actionWords(node: JsonNode): string {
  const title = providerTitle(node);
  return title ? `${title} (${valueWords(node, '')})` : valueWords(node, '');
}

function providerTitle(node: JsonNode | undefined): string | undefined {
  const url = stringValue(node);
  return url === undefined ? undefined : findProvider(url)?.title;
}

const LONGEST = 100;

/** A value as JSON, cut where it is long. What looks like a credential is not told. */
function valueWords(node: JsonNode, name: string): string {
  if (hidesSecret(node, name)) return 'a secret';
  const text = JSON.stringify(plainValue(node));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

function hidesSecret(node: JsonNode, name: string): boolean {
  const text = stringValue(node);
  if (text !== undefined) return isSecretValue(text) || (isSecretKey(name) && !text.startsWith('$'));
  return (
    node.elements.some(element => hidesSecret(element, name)) ||
    node.members.some(({ name: key, value }) => value !== undefined && hidesSecret(value, key))
  );
}

function stepsWords(steps: readonly Step[]): string {
  return steps
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${step}`))
    .join('');
}

import { type Diagnostic, LineIndex, parseJson, pointerAt, validate } from '../../language/src/index.ts';
import { expressionMutants } from './expressions.ts';
import { applied, type Flow, type Mutant } from './mutant.ts';
import { pathMutants, writeMutants } from './paths.ts';
import { providerMutants } from './providers.ts';
import { schemaMutants } from './schemas.ts';
import { structureMutants } from './structure.ts';
import { transitionMutants } from './transitions.ts';

/** What became of the mutants of a kind. */
export interface Share {
  kind: string;
  made: number;
  /** There is a finding that the flow has not. */
  found: number;
  /** It stands in the state that was changed. */
  there: number;
  missed: string[];
}

export function* mutantsOf(flow: Flow): Generator<Mutant> {
  for (const make of [
    structureMutants,
    transitionMutants,
    pathMutants,
    writeMutants,
    expressionMutants,
    providerMutants,
    schemaMutants,
  ])
    yield* make(flow);
}

/** The share of the damage that is found, by kind. Of many mutants of a kind in a flow, each `step`th is made. */
export function measure(flows: readonly Flow[], step = 1): Share[] {
  const shares = new Map<string, Share>();
  for (const flow of flows) {
    const before = {
      definition: countsOf(findings(flow, 'definition')),
      schema: countsOf(findings(flow, 'schema')),
    };
    const seen = new Map<string, number>();
    for (const mutant of mutantsOf(flow)) {
      const nth = seen.get(mutant.kind) ?? 0;
      seen.set(mutant.kind, nth + 1);
      if (nth % step !== 0) continue;
      const { kind } = mutant;
      const share = shares.get(kind) ?? { kind, made: 0, found: 0, there: 0, missed: [] };
      shares.set(kind, share);
      const changed = applied(flow, mutant);
      const fresh = beyond(findings(changed, mutant.file), before[mutant.file]);
      share.made++;
      if (fresh.length > 0) share.found++;
      else share.missed.push(`${flow.name}: ${mutant.what}`);
      if (fresh.some(d => isThere(d, changed.text, mutant))) share.there++;
    }
  }
  return [...shares.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** What is found in the definition, and in the schema of one that changes. */
function findings({ text, schema }: Pick<Flow, 'text' | 'schema'>, file: Mutant['file']): Diagnostic[] {
  const definition = { uri: 'file:///a.flow.json', text };
  const inputSchema = schema === undefined ? undefined : { uri: 'file:///a.schema.json', text: schema };
  const found = validate(text, definition.uri, inputSchema && { inputSchema });
  return inputSchema && file === 'schema'
    ? [...found, ...validate(inputSchema.text, inputSchema.uri, { definitions: [definition] })]
    : found;
}

const sentence = ({ code, message }: Diagnostic) => `${code}: ${message}`;

function countsOf(list: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(sentence(one), (counts.get(sentence(one)) ?? 0) + 1);
  return counts;
}

/** What is said more often than before. */
function beyond(list: readonly Diagnostic[], before: ReadonlyMap<string, number>): Diagnostic[] {
  const left = new Map(before);
  return list.filter(one => {
    const known = left.get(sentence(one)) ?? 0;
    left.set(sentence(one), known - 1);
    return known <= 0;
  });
}

/** The finding stands in the state that was changed, or on the way out of the definition’s head. */
function isThere({ range }: Diagnostic, text: string, { state, file }: Mutant): boolean {
  if (file === 'schema') return true;
  const lines = new LineIndex(text);
  const offset = lines.offset(range.start);
  const [first, name] = pointerAt(parseJson(text).root, { offset, length: lines.offset(range.end) - offset });
  return state === undefined ? first !== 'States' : name === state;
}

/** The shares as a Markdown table. */
export function table(shares: readonly Share[]): string {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const rows = shares.map(s => [s.kind, `${s.made}`, percent(s.found, s.made), percent(s.there, s.made)]);
  const sum = (of: (share: Share) => number) => shares.reduce((all, share) => all + of(share), 0);
  const all = sum(s => s.made);
  rows.push([
    'all',
    `${all}`,
    percent(
      sum(s => s.found),
      all,
    ),
    percent(
      sum(s => s.there),
      all,
    ),
  ]);
  const lines = [
    ['mutation', 'mutants', 'found', 'in the changed state'],
    ['---', '--:', '--:', '--:'],
    ...rows,
  ];
  return lines.map(row => `| ${row.join(' | ')} |`).join('\n');
}

import { STARTERS, type Starter, type StarterFileKind } from './starters.ts';

/** A file of a new flow. */
export interface NewFile {
  kind: StarterFileKind;
  /** Its name in the folder of the flow: `copy.flow.json`. */
  name: string;
  text: string;
}

/** The starter with an id. */
export function starterNamed(id: string): Starter | undefined {
  return STARTERS.find(starter => starter.id === id);
}

/** The files of a new flow of that name: definition, input schema, run input and flow test, which name each other. */
export function starterFiles({ id, files }: Starter, flow: string): NewFile[] {
  const kinds: readonly StarterFileKind[] = ['flow', 'schema', 'input', 'flowtest'];
  const renamed = new Map(kinds.map(kind => [`${id}.${kind}.json`, `${flow}.${kind}.json`]));
  const withNames = (_: string, value: unknown): unknown =>
    (typeof value === 'string' ? renamed.get(value) : undefined) ?? value;
  return kinds.map(kind => ({
    kind,
    name: `${flow}.${kind}.json`,
    text: `${JSON.stringify(files[kind], withNames, 2)}\n`,
  }));
}

/** The name of a flow, of what somebody typed for one: “copy.flow.json” names the flow “copy”. */
export function flowNameIn(typed: string): string {
  return typed.trim().replace(/(?:\.flow)?\.json$/i, '');
}

/** Why a name is no good for the files of a flow, in words; undefined where it is. */
export function flowNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'A flow needs a name.';
  if (name !== name.trim()) return 'A name neither begins nor ends with a space.';
  if (name.endsWith('.')) return 'A name does not end with a dot.';
  if (name.startsWith('.')) return 'Files whose name begins with a dot are hidden.';
  // What Windows refuses, so that the files can be shared.
  const refused = /[\\/:*?"<>|]|\p{Cc}/u.exec(name)?.[0];
  if (refused !== undefined) return `The name of a file cannot have ${JSON.stringify(refused)} in it.`;
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name))
    return `Windows keeps the name ${name} for itself.`;
  return name.length > 100 ? 'The name is too long for files.' : undefined;
}

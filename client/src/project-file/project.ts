import { applyEdits, modify, parse } from 'jsonc-parser';

/** The project file `globus-flows.json`: which flows there are, and where they are deployed. */
export interface Project {
  flows: Readonly<Record<string, ProjectFlow>>;
}

export interface ProjectFlow {
  /** Paths relative to the project file, with forward slashes. */
  definition: string;
  inputSchema?: string;
  title?: string;
  /** By environment: "production", "sandbox". */
  environments: Readonly<Record<string, { flowId: string }>>;
}

/** Reads whatever can be read; an entry without a definition is none. */
export function readProject(text: string): Project {
  const flows: Record<string, ProjectFlow> = {};
  for (const [name, value] of Object.entries(record(record(parse(text)).flows))) {
    const { definition, inputSchema, title, environments } = record(value);
    if (typeof definition !== 'string') continue;
    flows[name] = {
      definition,
      environments: Object.fromEntries(
        Object.entries(record(environments)).flatMap(([environment, entry]) => {
          const { flowId } = record(entry);
          return typeof flowId === 'string' ? [[environment, { flowId }]] : [];
        }),
      ),
      ...(typeof inputSchema === 'string' && { inputSchema }),
      ...(typeof title === 'string' && { title }),
    };
  }
  return { flows };
}

/** The entry of a definition, by its path relative to the project file. */
export function findFlow(
  project: Project,
  definition: string,
): { name: string; flow: ProjectFlow } | undefined {
  const found = Object.entries(project.flows).find(
    ([, flow]) => normal(flow.definition) === normal(definition),
  );
  return found && { name: found[0], flow: found[1] };
}

/**
 * The project file's text with a deployment recorded: the least that must change, so that the user's
 * formatting stays. `text` is empty for a file that is still to be written.
 */
export function recordDeployment(
  text: string,
  flow: { definition: string; inputSchema?: string; title: string },
  environment: string,
  flowId: string,
): string {
  const project = readProject(text);
  const known = findFlow(project, flow.definition);
  const name = known?.name ?? freeName(project, nameOf(flow.definition));
  const source = text.trim() === '' ? '{}\n' : text;
  const edit = (json: string, path: string[], value: unknown) =>
    applyEdits(json, modify(json, path, value, { formattingOptions: { insertSpaces: true, tabSize: 2 } }));
  const withFlow = known
    ? source
    : edit(source, ['flows', name], {
        definition: flow.definition,
        ...(flow.inputSchema && { inputSchema: flow.inputSchema }),
        title: flow.title,
      });
  return edit(withFlow, ['flows', name, 'environments', environment, 'flowId'], flowId);
}

/** A name for the flow: its file's, or its folder's where the file's says nothing. */
export function nameOf(definition: string): string {
  const [file = '', folder] = definition.split('/').toReversed();
  const base = file.replace(/(\.flow)?\.json$/, '');
  return /^(flow[-_]?)?definition$/.test(base) && folder ? folder : base;
}

function freeName(project: Project, wanted: string): string {
  let name = wanted;
  for (let i = 2; name in project.flows; i++) name = `${wanted}-${i}`;
  return name;
}

function normal(path: string): string {
  return path.replace(/^\.\//, '').replaceAll('\\', '/');
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

import type { Edit } from 'jsonc-parser';
import { allAuthenticatedUsers, type Environment } from '../../globus/src/index.ts';
import { PROJECT_FILE } from '../../language/src/index.ts';
import { fieldsOf, isJsonObject, readJson } from './read-json.ts';
import { refusal } from './refusal.ts';
import { setProperty } from './set-property.ts';

/** The project file `globus-flows.json`: which flows there are, and where they are deployed. */
export interface Project {
  flows: ReadonlyMap<string, ProjectFlow>;
}

export interface ProjectFlow {
  /** Paths relative to the project file, with forward slashes. */
  definition: string;
  inputSchema?: string;
  title?: string;
  subtitle?: string;
  description?: string;
  keywords?: string[];
  /** Who may do what beside the owner, as far as the file says; others are left alone at the service. */
  roles?: ProjectRoles;
  flowIds: Readonly<Partial<Record<Environment['id'], string>>>;
  /** What stands in the place of `roles` in one environment, list by list: identities differ between them. */
  environmentRoles?: Readonly<Partial<Record<Environment['id'], ProjectRoles>>>;
}

/** Principals by role: URNs, or everybody as the service calls them. */
export interface ProjectRoles {
  viewers?: string[];
  starters?: string[];
  administrators?: string[];
  runManagers?: string[];
  runMonitors?: string[];
}

/** What is written down after a deployment. */
export interface Deployment {
  definition: string;
  inputSchema?: string;
  title: string;
  environment: Environment['id'];
  flowId: string;
}

/** Reads the file. What is not understood in it is left out; a text that is not JSON is a problem with its line. */
export function readProject(text: string): Project | { problem: string; line: number } {
  if (text.trim() === '') return { flows: new Map() };
  const read = readJson(text);
  if ('problem' in read) return read;
  if (!isJsonObject(read.value)) return { problem: 'an object is expected', line: 1 };
  const entries = Object.entries(fieldsOf(read.value.flows)).flatMap(([name, value]) => {
    const flow = readFlow(value);
    return flow ? [[name, flow] as const] : [];
  });
  return { flows: new Map(entries) };
}

/** The same; a file that cannot be read is refused: what it says must not be overwritten, or deployed a second time. */
export function parseProject(text: string): Project {
  const read = readProject(text);
  if ('flows' in read) return read;
  throw refusal({
    operation: `read ${PROJECT_FILE}`,
    message: `${PROJECT_FILE} cannot be read: ${read.problem}, line ${read.line}.`,
    remedy: 'Mend it first: it says which flows are deployed already.',
  });
}

function readFlow(value: unknown): ProjectFlow | undefined {
  const { definition, inputSchema, title, subtitle, description, keywords, roles, environments } =
    fieldsOf(value);
  if (typeof definition !== 'string') return undefined;
  const idIn = (environment: Environment['id']) => {
    const { flowId } = fieldsOf(fieldsOf(environments)[environment]);
    return typeof flowId === 'string' ? { [environment]: flowId } : {};
  };
  const rolesIn = (environment: Environment['id']) => {
    const own = fieldsOf(fieldsOf(environments)[environment]).roles;
    return own === undefined ? {} : { [environment]: readRoles(fieldsOf(own)) };
  };
  const environmentRoles = { ...rolesIn('production'), ...rolesIn('sandbox') };
  return {
    definition: normal(definition),
    ...(typeof inputSchema === 'string' && { inputSchema: normal(inputSchema) }),
    ...(typeof title === 'string' && { title }),
    ...(typeof subtitle === 'string' && { subtitle }),
    ...(typeof description === 'string' && { description }),
    ...(Array.isArray(keywords) && { keywords: keywords.filter(word => typeof word === 'string') }),
    ...(roles !== undefined && { roles: readRoles(fieldsOf(roles)) }),
    flowIds: { ...idIn('production'), ...idIn('sandbox') },
    ...(Object.keys(environmentRoles).length > 0 && { environmentRoles }),
  };
}

function readRoles(roles: Record<string, unknown>): ProjectRoles {
  const role = (name: keyof ProjectRoles) => {
    const principals = roles[name];
    return Array.isArray(principals) && { [name]: principals.filter(who => typeof who === 'string') };
  };
  return {
    ...role('viewers'),
    ...role('starters'),
    ...role('administrators'),
    ...role('runManagers'),
    ...role('runMonitors'),
  };
}

/** The flow with this definition, and the name it has in the file. */
export function findFlow(
  project: Project,
  definition: string,
): { name: string; flow: ProjectFlow } | undefined {
  for (const [name, flow] of project.flows) if (flow.definition === normal(definition)) return { name, flow };
  return undefined;
}

/**
 * The edits that write a deployment down: the least that must change, in the formatting that the text has.
 * None when it is written down already. The text must be one that `readProject` reads.
 */
export function recordDeployment(text: string, deployment: Deployment): Edit[] {
  const read = readProject(text);
  const flows = 'flows' in read ? read.flows : new Map<string, ProjectFlow>();
  const { definition, inputSchema, title, environment, flowId } = deployment;
  const known = findFlow({ flows }, definition);
  if (known) {
    if (known.flow.flowIds[environment] === flowId) return [];
    return [setProperty(text, ['flows', known.name, 'environments', environment, 'flowId'], flowId)];
  }
  const entry = {
    definition,
    ...(inputSchema !== undefined && { inputSchema }),
    title,
    environments: { [environment]: { flowId } },
  };
  return [setProperty(text, ['flows', freeName(flows, nameOf(definition))], entry)];
}

/** Who has a role on a flow now. */
export interface RecordedRole {
  role: keyof ProjectRoles;
  holders: readonly string[];
  /** from whom it was taken */
  taken?: string;
}

/**
 * The edits that write down who has a role on a flow, so that the next deployment does not take it back. Where the file lists
 * the role for every environment, who is missing is added there; else the list of this environment is written. None for a
 * flow that is not in the file. The text must be one that `readProject` reads.
 */
export function recordRole(
  text: string,
  { definition, environment }: Pick<Deployment, 'definition' | 'environment'>,
  { role, holders, taken }: RecordedRole,
): Edit[] {
  const read = readProject(text);
  const known = 'flows' in read ? findFlow(read, definition) : undefined;
  if (!known) return [];
  const { name, flow } = known;
  const own = flow.environmentRoles?.[environment]?.[role];
  const everywhere = own ? undefined : flow.roles?.[role];
  const everybody = holders.includes(allAuthenticatedUsers) || holders.includes('public');
  const others = everywhere?.filter(who => who !== taken);
  const wanted = others && !everybody ? [...new Set([...others, ...holders])] : [...holders];
  const present = everywhere ?? own;
  if (present && present.length === wanted.length && wanted.every(who => present.includes(who))) return [];
  const place = everywhere ? ['roles'] : ['environments', environment, 'roles'];
  return [setProperty(text, ['flows', name, ...place, role], wanted)];
}

/** The name of a flow: its file's, or its folder's where the file's says nothing. */
export function nameOf(definition: string): string {
  const [file = '', folder] = definition.split('/').toReversed();
  const base = file.replace(/(\.flow)?\.jsonc?$/i, '');
  return /^(flow|(flow[-_]?)?definition)$/i.test(base) && folder ? folder : base || 'flow';
}

function freeName(flows: ReadonlyMap<string, unknown>, wanted: string): string {
  let name = wanted;
  for (let i = 2; flows.has(name); i++) name = `${wanted}-${i}`;
  return name;
}

function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '');
}

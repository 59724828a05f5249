import type { Environment, LocalFlow } from '../../globus/src/index.ts';
import type { ProjectFlow } from './project.ts';
import { parseJson, parseJsonObject } from './read-json.ts';

/** A file of a flow, with its name for messages. */
export interface NamedText {
  name: string;
  text: string;
}

/** What a flow is made of. */
export interface FlowTexts {
  title: string;
  definition: NamedText;
  inputSchema: NamedText | undefined;
  /** What the project file says about it. */
  entry: ProjectFlow | undefined;
}

/** A flow as its files have it for an environment. Throws for a file that is not JSON. */
export function localFlow(
  { title, definition, inputSchema, entry }: FlowTexts,
  environment: Environment['id'],
): LocalFlow {
  const { subtitle, description, keywords, roles, environmentRoles } = entry ?? {};
  const { viewers, starters, administrators, runManagers, runMonitors } = {
    ...roles,
    ...environmentRoles?.[environment],
  };
  return {
    title,
    definition: parseJsonObject(definition.text, definition.name),
    inputSchema: inputSchema ? parseJson(inputSchema.text, inputSchema.name) : {},
    ...(subtitle !== undefined && { subtitle }),
    ...(description !== undefined && { description }),
    ...(keywords !== undefined && { keywords }),
    ...(viewers && { flowViewers: viewers }),
    ...(starters && { flowStarters: starters }),
    ...(administrators && { flowAdministrators: administrators }),
    ...(runManagers && { runManagers }),
    ...(runMonitors && { runMonitors }),
  };
}

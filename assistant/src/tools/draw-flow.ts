import { diagnostics, graphView } from '../../../language/src/index.ts';
import { mermaidOf } from '../../../picture/src/index.ts';
import { DEFINITION_INPUT, givenDefinition, opened } from '../definition.ts';
import type { Tool } from '../tool.ts';

export const drawFlow: Tool = {
  name: 'draw_flow',
  title: 'Draw a flow as a Mermaid chart',
  description:
    'Draws the states of a flow and the ways between them as a Mermaid chart, with the conditions of Choice states in words and the ways after an error dashed.',
  input: DEFINITION_INPUT,
  async run(args, workspace) {
    const flow = opened(await givenDefinition(args, workspace));
    return `\`\`\`mermaid\n${mermaidOf(graphView(flow, diagnostics(flow)))}\n\`\`\``;
  },
};

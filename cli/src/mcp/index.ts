import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { answer, type Tool, type Workspace } from '../../../assistant/src/index.ts';
import type { JsonObject } from '../../../runtime/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { version } from '../version.ts';

/**
 * Answers an assistant on standard input and output until it hangs up. `asking` are the tools that ask the services. Returns
 * the exit status.
 */
export async function mcp(
  tools: readonly Tool[],
  asking: readonly Tool[],
  workspace: Workspace,
): Promise<number> {
  const server = new McpServer({ name: 'gflow', title: 'Globus Flows Workbench', version });
  for (const tool of [...tools, ...asking]) {
    const { name, title, description, input } = tool;
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: fromJsonSchema<JsonObject>(input),
        annotations: {
          readOnlyHint: true,
          destructiveHint: false,
          openWorldHint: asking.includes(tool),
        },
      },
      async args => {
        try {
          return { content: [{ type: 'text', text: await answer(tool, args, workspace) }] };
        } catch (error) {
          const text = error instanceof Error ? error.message : String(error);
          return { content: [{ type: 'text', text }], isError: true };
        }
      },
    );
  }
  const ended = new Promise<void>(resolve => {
    server.server.onclose = resolve;
    process.stdin.once('end', resolve);
  });
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
  return EXIT.ok;
}

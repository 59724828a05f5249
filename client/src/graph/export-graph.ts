import * as vscode from 'vscode';
import { refusal } from '../../../project/src/index.ts';
import type { GraphExport } from '../../../webview/src/index.ts';
import { type Choice, choose } from '../ui.ts';
import type { Graphs } from './graphs.ts';

const FORMATS: readonly Choice<{ format: GraphExport; ending: string; name: string }>[] = [
  {
    label: 'SVG',
    detail: 'A picture that stands by itself and follows the light or dark theme of whoever looks at it',
    value: { format: 'svg', ending: 'svg', name: 'SVG picture' },
  },
  {
    label: 'PNG',
    detail: 'An image in the colours of your theme',
    value: { format: 'png', ending: 'png', name: 'PNG image' },
  },
  {
    label: 'Mermaid',
    detail: 'A text that GitHub, GitLab and many wikis show as a picture',
    value: { format: 'mermaid', ending: 'mmd', name: 'Mermaid chart' },
  },
];

/** Asks for a format and a file, and writes the graph that is in use to it. */
export async function exportGraph(graphs: Graphs): Promise<void> {
  const graph = graphs.current();
  if (!graph)
    throw refusal({
      operation: 'export the graph',
      message: 'No graph is open.',
      remedy: 'Open one first: Show Graph, above a flow definition.',
    });
  const { format, ending, name } = await choose(FORMATS, {
    title: 'Export Graph',
    placeHolder: 'How to draw it',
  });
  const path = graph.uri.path.replace(/(?:\.flow)?\.jsonc?$/i, '');
  const target = await vscode.window.showSaveDialog({
    defaultUri: graph.uri.with({ path: `${path}.${ending}` }),
    filters: { [name]: [ending] },
  });
  if (!target) return;
  const content = await graph.export(format);
  const bytes =
    format === 'png' ? Uint8Array.from(atob(content), c => c.charCodeAt(0)) : encoder.encode(content);
  await vscode.workspace.fs.writeFile(target, bytes);
}

const encoder = new TextEncoder();

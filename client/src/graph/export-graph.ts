import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { refusal } from '../../../project/src/index.ts';
import type { GraphExport } from '../../../webview/src/index.ts';
import { type Choice, choose } from '../ui.ts';
import type { Graphs } from './graphs.ts';

const FORMATS: readonly Choice<{ format: GraphExport; ending: string; name: string }>[] = [
  {
    label: 'SVG',
    detail: l10n.t(
      'A picture that stands by itself and follows the light or dark theme of whoever looks at it',
    ),
    value: { format: 'svg', ending: 'svg', name: l10n.t('SVG picture') },
  },
  {
    label: 'PNG',
    detail: l10n.t('An image in the colours of your theme'),
    value: { format: 'png', ending: 'png', name: l10n.t('PNG image') },
  },
  {
    label: l10n.t('Mermaid'),
    detail: l10n.t('A text that GitHub, GitLab and many wikis show as a picture'),
    value: { format: 'mermaid', ending: 'mmd', name: l10n.t('Mermaid chart') },
  },
];

/** Asks for a format and a file, and writes the graph that is in use to it. */
export async function exportGraph(graphs: Graphs): Promise<void> {
  const graph = graphs.current();
  if (!graph)
    throw refusal({
      operation: 'export the graph',
      message: l10n.t('No graph is open.'),
      remedy: l10n.t('Open one first: Show Graph, above a flow definition.'),
    });
  const { format, ending, name } = await choose(FORMATS, {
    title: l10n.t('Export Graph'),
    placeHolder: l10n.t('How to draw it'),
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

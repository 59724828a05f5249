import * as vscode from 'vscode';
import type { NodeLook } from './flow-nodes.ts';

/** A line of a view as VS Code shows it. */
export function treeItem(look: NodeLook): vscode.TreeItem {
  const item = new vscode.TreeItem(look.label, STATES[look.collapsible]);
  item.id = look.id;
  item.description = look.description;
  item.tooltip = new vscode.MarkdownString(look.tooltip);
  item.iconPath = new vscode.ThemeIcon(look.icon, look.color ? new vscode.ThemeColor(look.color) : undefined);
  item.contextValue = look.context;
  item.accessibilityInformation = { label: `${look.label}, ${look.description}` };
  return item;
}

const STATES = {
  no: vscode.TreeItemCollapsibleState.None,
  closed: vscode.TreeItemCollapsibleState.Collapsed,
  open: vscode.TreeItemCollapsibleState.Expanded,
} as const;

import * as l10n from '@vscode/l10n';
import type { ComputeEndpoint, SearchIndex, Session } from '../../../globus/src/index.ts';
import { counted } from '../../../project/src/index.ts';
import { escaped } from '../markdown.ts';
import type { NodeLook } from '../views/flow-nodes.ts';

/** A line of the view of Search and Compute. */
export type ResourceNode =
  | { kind: 'indexes'; session: Session }
  | { kind: 'index'; session: Session; index: SearchIndex }
  | { kind: 'endpoints'; session: Session }
  | { kind: 'endpoint'; session: Session; endpoint: ComputeEndpoint }
  /** Whoever looks has not agreed to it yet. */
  | { kind: 'consent'; session: Session; to: 'indexes' | 'endpoints' }
  | { kind: 'note'; id: string; text: string; detail: string; isProblem: boolean };

/** How a line looks. */
export function resourceLook(node: ResourceNode): NodeLook {
  switch (node.kind) {
    case 'indexes':
      return group('indexes', l10n.t('Search Indexes'), 'search');
    case 'endpoints':
      return group('endpoints', l10n.t('Compute Endpoints'), 'server-environment');
    case 'index':
      return indexLook(node.index);
    case 'endpoint':
      return endpointLook(node.endpoint);
    case 'consent':
      return {
        id: `consent ${node.to}`,
        label:
          node.to === 'indexes'
            ? l10n.t('Agree to the use of Globus Search…')
            : l10n.t('Agree to the use of Globus Compute…'),
        description: '',
        tooltip: l10n.t('Nothing is asked for before it is needed. It opens the browser.'),
        icon: 'key',
        context: 'consent',
        collapsible: 'no',
      };
    case 'note':
      return {
        id: node.id,
        label: node.text,
        description: '',
        tooltip: escaped(node.detail),
        icon: node.isProblem ? 'warning' : 'info',
        ...(node.isProblem && { color: 'list.warningForeground' }),
        context: 'note',
        collapsible: 'no',
      };
  }
}

function group(id: string, label: string, icon: string): NodeLook {
  return { id, label, description: '', tooltip: '', icon, context: id, collapsible: 'open' };
}

function indexLook({
  id,
  display_name,
  description,
  permissions,
  num_subjects,
  is_trial,
  status,
}: SearchIndex): NodeLook {
  const isOpen = status === 'open' || status === '';
  return {
    id: `index ${id}`,
    label: display_name,
    description: [isOpen ? '' : status, ...permissions, counted(num_subjects, 'subject')]
      .filter(text => text !== '')
      .join(' · '),
    tooltip: [
      `**${escaped(display_name)}**`,
      escaped(description),
      is_trial ? l10n.t('A trial: Globus deletes it after 30 days, unless it gets a subscription.') : '',
      `\`${id}\``,
    ]
      .filter(line => line !== '')
      .join('\n\n'),
    icon: isOpen ? 'database' : 'warning',
    context: permissions.length > 0 ? 'index.writable' : 'index',
    collapsible: 'no',
  };
}

function endpointLook({ id, name, status }: ComputeEndpoint): NodeLook {
  const isOnline = status === 'online';
  return {
    id: `endpoint ${id}`,
    label: name,
    description: status,
    tooltip: [
      `**${escaped(name)}**`,
      isOnline ? l10n.t('It takes tasks.') : l10n.t('It takes no tasks now.'),
      `\`${id}\``,
    ].join('\n\n'),
    icon: isOnline ? 'vm-running' : 'vm-outline',
    ...(!isOnline && { color: 'list.warningForeground' }),
    context: 'endpoint',
    collapsible: 'no',
  };
}

import type { AutomationView } from '../automation/automation-view.ts';
import type { CollectionsView } from '../collections/collections-view.ts';
import type { ResourcesView } from '../resources/resources-view.ts';
import type { FlowsView } from './flows-view.ts';

/** The views in the side bar. */
export interface Views {
  flows: FlowsView;
  collections: CollectionsView;
  automation: AutomationView;
  resources: ResourcesView;
}

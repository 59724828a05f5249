import { contract } from './contract.ts';
import { dataFlow } from './data-flow.ts';
import type { Defect } from './defect.ts';
import { documents } from './documents.ts';
import { exceptions } from './exceptions.ts';
import { expressions } from './expressions.ts';
import { graph } from './graph.ts';
import { paths } from './paths.ts';
import { peersStates } from './peers-states.ts';
import { peersValues } from './peers-values.ts';
import { providers } from './providers.ts';
import { safety } from './safety.ts';
import { structure } from './structure.ts';

export const peers = [...peersStates, ...peersValues];

/** All mistakes, by what they are about. */
export const GROUPS: Readonly<Record<string, readonly Defect[]>> = {
  'what the peers were measured with': peers,
  structure,
  graph,
  exceptions,
  paths,
  expressions,
  'data flow': dataFlow,
  contract,
  providers,
  'safety, limits and identity': safety,
  'documents of their own': documents,
};

export const DEFECTS: readonly Defect[] = Object.values(GROUPS).flat();

import type { Globus } from '../api.ts';
import type { Collection } from '../collection.ts';
import type { Principal } from '../principals.ts';
import { ensureAccessRule } from './access-rule.ts';
import { ensureFolder } from './folder.ts';
import { grantee } from './grantee.ts';

/** A folder of a guest collection for one project, and who may use it. */
export interface ProjectFolder {
  collection: Pick<Collection, 'id' | 'display_name'>;
  /** with a slash at both ends */
  path: string;
  shares: readonly { principal: Principal; permissions: 'r' | 'rw' }[];
}

/** Makes the folder and its access rules. Done again after an interruption it does what is missing. */
export async function makeProjectFolder(
  globus: Globus,
  { collection, path, shares }: ProjectFolder,
  signal?: AbortSignal,
): Promise<void> {
  await ensureFolder(globus, collection, path, signal);
  for (const { principal, permissions } of shares) {
    const rule = { ...grantee(principal), path, permissions };
    await ensureAccessRule(globus, collection, rule, principal.label, signal);
  }
}

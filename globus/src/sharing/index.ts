export { ensureAccessRule } from './access-rule.ts';
export { folderPath } from './folder.ts';
export { grantee } from './grantee.ts';
export { makeProjectCollection, type ProjectCollection } from './project-collection.ts';
export { makeProjectFolder, type ProjectFolder } from './project-folder.ts';
export { ensureRole } from './role.ts';

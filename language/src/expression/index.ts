export { parseExpression } from './parse.ts';
export type * from './tree.ts';
export { parts as partsOfExpression, walkExpression } from './walk.ts';

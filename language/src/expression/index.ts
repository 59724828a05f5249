export { FUNCTIONS, type FunctionSpec } from './functions.ts';
export { METHODS, type Receiver } from './methods.ts';
export { parseExpression } from './parse.ts';
export { type ExpressionRead, readsOf } from './reads.ts';
export { arity, type Parameter, type Signature } from './signature.ts';
export type * from './tree.ts';
export { parts as partsOfExpression, walkExpression } from './walk.ts';

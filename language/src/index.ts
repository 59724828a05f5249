/** The facade of the flow language: other rooms import from here only. */
export { FlowDocument } from './document/flow-document.ts';
export {
  byContent,
  byName,
  type DocumentKind,
  PROJECT_FILE,
  type Recognition,
  recognise,
  SCHEMA_NAMES,
} from './document/recognise.ts';
export { fixAll } from './fix-all.ts';
export { applyEdits, type Edit, LineIndex, type Position, type Range, type Span } from './json/text.ts';
export { type Path, type PathProblem, parsePath, type Segment } from './path/parse.ts';
export { findProvider, type Provider, providers } from './providers/catalogue.ts';
export { RULES } from './rules/index.ts';
export type { Fix, Message, Report, RuleMeta, Severity } from './rules/rule.ts';
export {
  type Diagnostic,
  diagnostics,
  reports,
  toDiagnostic,
  type ValidateOptions,
  validate,
} from './validate.ts';

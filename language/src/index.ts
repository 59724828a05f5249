/** The facade of the flow language: other rooms import from here only. */
export type { TouchKind } from './access/access-specs.ts';
export type { Source } from './access/source.ts';
export { type Touch, touches } from './access/touches.ts';
export {
  type Called,
  type ChangedState,
  type FlowDiff,
  flowDiff,
  isSameFlow,
  type StateWords,
  valueDiff,
} from './compare/flow-diff.ts';
export {
  companionCandidates,
  definitionCandidates,
  definitionsOf,
  inputSchemaOf,
  type Neighbourhood,
  recogniseAmong,
} from './document/companions.ts';
export { FlowDocument } from './document/flow-document.ts';
export { type Knowledge, knowledgeOf } from './document/knowledge.ts';
export { flowsInProject } from './document/project-flows.ts';
export {
  byContent,
  byName,
  companionKind,
  type DocumentKind,
  kindOfOurs,
  PROJECT_FILE,
  projectFilesOf,
  type Recognition,
  recognise,
  SCHEMA_NAMES,
} from './document/recognise.ts';
export { linesOf, type TextFile } from './document/text-file.ts';
export {
  type AnyDocument,
  type CompanionFiles,
  openDocument,
  reportsOf,
} from './documents/open-document.ts';
export * from './expression/index.ts';
export { leadingTo, ledToBy, stateAround, type Transfer } from './features/call-hierarchy.ts';
export { type QuickFix, quickFixes } from './features/code-actions.ts';
export { type LensWords, lensWords, type StateLens, stateLenses } from './features/code-lens.ts';
export { documentCompletions } from './features/completion/document-completions.ts';
export { surroundingsOf } from './features/completion/surroundings.ts';
export { type Completion, type CompletionKind, completions } from './features/completion.ts';
export { type EditorSettings, readEditorSettings } from './features/editor-settings.ts';
export { type Fold, folds } from './features/folding.ts';
export {
  type GraphEdge,
  type GraphFinding,
  type GraphNode,
  type GraphView,
  graphView,
  nodeAt,
} from './features/graph-view.ts';
export type { Hover } from './features/hover/answer.ts';
export { documentHover } from './features/hover/document-hover.ts';
export { hover } from './features/hover.ts';
export type { InlayHint } from './features/inlay-hints/hint.ts';
export { inlayHints } from './features/inlay-hints.ts';
export { type KnownName, type KnownNames, nameAt, nameHints } from './features/known-names.ts';
export { type Link, linksInFlow, linksToFiles } from './features/links.ts';
export { definition, type FilePlace } from './features/navigation/definition.ts';
export { findFlowFiles } from './features/navigation/find-flow-files.ts';
export type { FlowFiles } from './features/navigation/flow-files.ts';
export { highlights, references } from './features/navigation/references.ts';
export { prepareRename, rename } from './features/navigation/rename.ts';
export { payloadWords } from './features/payload-words.ts';
export { plainSecrets } from './features/plain-secrets.ts';
export { inputSchemaText } from './features/refactor/generate-schema.ts';
export { type FileChange, type Refactoring, refactorings } from './features/refactor/refactorings.ts';
export { selectionRanges } from './features/selection-ranges.ts';
export type { SemanticToken, TokenModifier, TokenType } from './features/semantic-tokens/token.ts';
export { semanticTokens } from './features/semantic-tokens.ts';
export { type CalledSignature, type SignatureHelp, signatureHelp } from './features/signature-help.ts';
export { type FlowSymbol, symbols } from './features/symbols.ts';
export { type FixAllOptions, fixAll } from './fix-all.ts';
export { parseJson } from './json/parse.ts';
export { placeAt, pointerAt, toJsonPointer } from './json/pointer.ts';
export { applyEdits, type Edit, LineIndex, type Position, type Range, type Span } from './json/text.ts';
export { type JsonNode, member } from './json/tree.ts';
export { withoutComments } from './json/without-comments.ts';
export {
  isTriggerPlaceholder,
  TRIGGER_PLACEHOLDER,
  TRIGGER_PLACEHOLDERS,
  type TriggerPlaceholder,
} from './model/trigger-placeholders.ts';
export { type Path, type PathProblem, parsePath, type Segment } from './path/parse.ts';
export { printPath } from './path/print.ts';
export { stepsOf } from './path/steps.ts';
export { type Dominators, dominatorsOf, type FlowGraph } from './payload/dominators.ts';
export {
  type ProjectSettings,
  readProjectSettings,
  ruleOptions,
} from './project-settings.ts';
export { findProvider, PROVIDER_SNAPSHOT, type Provider, providers } from './providers/catalogue.ts';
export { KnownProviders, type LearnedResult, type ToldProvider } from './providers/known-providers.ts';
export { strangersIn } from './providers/strangers.ts';
export { reports } from './reports.ts';
export {
  DOCUMENT_KIND_NOTIFICATION,
  type DocumentKindParams,
  type FileParams,
  GRAPH_REQUEST,
  type GraphParams,
  type GraphResult,
  KNOWN_NAMES_NOTIFICATION,
  type KnownNamesParams,
  LIST_FOLDER_REQUEST,
  READ_FILE_REQUEST,
  SHOW_REFERENCES_COMMAND,
  type ShowReferencesArguments,
  TOLD_PROVIDERS_NOTIFICATION,
  type ToldProvidersParams,
} from './requests.ts';
export { RULES } from './rules/index.ts';
export type { Fix, Message, Report, RuleMeta, Severity } from './rules/rule.ts';
export { type FieldKind, type FormField, formFields } from './schema/form-fields.ts';
export { inputSkeleton } from './schema/input-skeleton.ts';
export { type RuleSettings, readRuleSettings } from './severity.ts';
export {
  flowNameIn,
  flowNameProblem,
  type NewFile,
  starterFiles,
  starterNamed,
} from './starters/starter-files.ts';
export { STARTERS, type Starter, type StarterFileKind } from './starters/starters.ts';
export {
  type Checked,
  checkDocument,
  type Diagnostic,
  type DiagnosticOptions,
  diagnostics,
  toDiagnostic,
  toDiagnostics,
  type ValidateOptions,
  validate,
} from './validate.ts';

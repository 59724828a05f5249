export { type AccessReport, accessReport, type ReportLink } from './access-report.ts';
export { accessSummary, checkWords, fixWords } from './access-words.ts';
export {
  type AutomationFacts,
  type AutomationStep,
  automationSteps,
  type FlowFact,
  type StepAction,
} from './automation/steps.ts';
export { checkInput } from './check-input.ts';
export { baseName, definitionBeside, inputsBeside, schemaBeside } from './companions.ts';
export { counted } from './counted.ts';
export { deployedFlow } from './deployed-flow.ts';
export { withCase } from './flow-test-text.ts';
export { identityNamed } from './identity-named.ts';
export { type IngestDocument, type IngestProblem, readIngest, seenWords } from './ingest-document.ts';
export { defaultLabel, labelProblem } from './label.ts';
export { type FlowTexts, localFlow, type NamedText } from './local-flow.ts';
export { locate, type Place, placeOf, stepsOf } from './locate.ts';
export { type NamedState, statesInLog } from './log-links.ts';
export { asTemplate, type NewTrigger, recordTrigger } from './new-trigger.ts';
export { orderLike } from './order-like.ts';
export { outcomeWords } from './outcome-words.ts';
export { planTold } from './plan-told.ts';
export { changeWords, overwriteWarning, partWords, planWords } from './plan-words.ts';
export {
  type Deployment,
  findFlow,
  nameOf,
  type Project,
  type ProjectFlow,
  type ProjectRoles,
  parseProject,
  type RecordedRole,
  readProject,
  recordDeployment,
  recordRole,
} from './project.ts';
export { providerReport, schemaFindings } from './provider-report.ts';
export { type PythonFunction, pythonFunctions } from './python-functions.ts';
export {
  fieldsOf,
  isJsonObject,
  parseJson,
  parseJsonObject,
  type ReadJson,
  readJson,
} from './read-json.ts';
export { refusal } from './refusal.ts';
export {
  defaultsOf,
  type FilledField,
  type FilledForm,
  filledForm,
  valueAt,
  withValue,
} from './run-form/form-values.ts';
export { NOTIFIED, NOTIFIED_BY_DEFAULT, notifiedWords } from './run-form/notified.ts';
export { readTyped } from './run-form/read-value.ts';
export { valueWords } from './run-form/value-words.ts';
export { type RunLog, runLogText } from './run-log-text.ts';
export { asRefusedRun } from './run-words.ts';
export { sizeWords } from './size-words.ts';
export { TestPlaces } from './test-places.ts';
export { type TextPlace, textPlaces } from './text-places.ts';
export { ago, duration } from './time-words.ts';
export { type ScriptedTrigger, scriptName, triggerScript } from './trigger-script.ts';

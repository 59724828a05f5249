export type {
  FlowFilter,
  FlowRole,
  FlowsApi,
  Globus,
  GroupsApi,
  IdentitiesApi,
  RunFilter,
  RunsApi,
  TransferApi,
} from './api.ts';
export type {
  AccessRule,
  AccessRuleCreate,
  Collection,
  CollectionRole,
  CollectionScope,
  GuestCreate,
  ListedFile,
  Listing,
} from './collection.ts';
export type { ComputeEndpoint, ComputeFunction, FunctionCreate } from './compute.ts';
export {
  applyDeploy,
  type ChangedPart,
  type DeployPlan,
  type DeployResult,
  deployedParts,
  type LocalFlow,
  planDeploy,
} from './deploy.ts';
export * from './developers/index.ts';
export { type Environment, environmentKey, environmentOf, production, sandboxAt } from './environment.ts';
export type { Flow, FlowCreate, FlowReference, FlowUpdate, FlowValidation } from './flow.ts';
export { everyViewer, type FlowRoleList, giveFlowRole, takeFlowRole } from './flow-roles.ts';
export { type FollowOptions, followRun, type RunReader, type RunSnapshot } from './follow-run.ts';
export { globus } from './globus.ts';
export type { Group } from './identity.ts';
export type { Json, JsonObject } from './json.ts';
export { isOwn, makeIndex } from './make-index.ts';
export {
  applyRunPermission,
  planRunPermission,
  type RunPermissionPlan,
  type RunPermissionResult,
} from './permissions.ts';
export { personSession } from './person-session.ts';
export * from './preflight/index.ts';
export {
  allAuthenticatedUsers,
  type Principal,
  principalOfGroup,
  principalOfIdentity,
  resolvePrincipal,
} from './principals.ts';
export {
  type AuthorizationParameters,
  GlobusError,
  type Problem,
  type ProblemDetail,
  type ProblemKind,
  problemOf,
} from './problem.ts';
export { quoted } from './problem-words.ts';
export * from './provider-check/index.ts';
export {
  type FlowRun,
  isOver,
  type LogEntry,
  type LogPage,
  type NotifiedStatus,
  type RunRequest,
  type RunStatus,
} from './run.ts';
export { type RunOutcome, runOutcome } from './run-outcome.ts';
export { runStates, type StateVisit } from './run-states.ts';
export { type StartOptions, startRun } from './runs.ts';
export { type SandboxAction, sandboxAction } from './sandbox-action.ts';
export { isSandbox, type SandboxDirectory, sandboxDirectory } from './sandbox-directory.ts';
export { flowScope, scopes, signInScopes } from './scopes.ts';
export type { IndexRole, SearchIndex, SearchResult, SearchTask } from './search.ts';
export { type Change, semanticDiff } from './semantic-diff.ts';
export { serviceAccount, signInServiceAccount } from './service-account.ts';
export * from './sharing/index.ts';
export { type SignInOptions, signInPerson } from './sign-in.ts';
export { signOutPerson } from './sign-out.ts';
export {
  accountId,
  readAccounts,
  type StoredAccount,
  withAccount,
  withoutAccount,
} from './stored-account.ts';
export type { Identity, Session, StoredSession, StoredToken, TokenSource } from './tokens.ts';
export type { TransportSettings } from './transport.ts';

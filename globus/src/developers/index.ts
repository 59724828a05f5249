export { changeAdministrators } from './administrators.ts';
export type { DevelopersApi } from './developers-api.ts';
export type { NewSecret, Project, ProjectCreate, RegisteredAccount, SecretRecord } from './documents.ts';
export { makeSecret, type Registered, type Registration, registerServiceAccount } from './register.ts';

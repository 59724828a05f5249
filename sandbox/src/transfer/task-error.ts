import { Refusal } from '../http.ts';
import { isObject, textMember } from '../json.ts';

/** What ends a task, as its `fatal_error` names it. */
export class TaskError extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(description);
    this.code = code;
  }
}

const codes: Readonly<Record<string, string>> = {
  PermissionDenied: 'PERMISSION_DENIED',
  EndpointPermissionDenied: 'PERMISSION_DENIED',
  EndpointNotFound: 'ENDPOINT_DELETED',
  InvalidPath: 'INVALID_PATH_NAME',
  EACCES: 'PERMISSION_DENIED',
  EPERM: 'PERMISSION_DENIED',
  EROFS: 'PERMISSION_DENIED',
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'NOT_A_DIRECTORY',
  EISDIR: 'IS_A_DIRECTORY',
  ENOSPC: 'QUOTA_EXCEEDED',
  ENAMETOOLONG: 'INVALID_PATH_NAME',
};

/** Whatever went wrong in a task, as a fatal error about `path`. */
export function asTaskError(error: unknown, path: string): TaskError {
  if (error instanceof TaskError) return error;
  if (error instanceof Refusal && isObject(error.document)) {
    const code = textMember(error.document, 'code') ?? '';
    return new TaskError(
      codes[code] ?? 'ENDPOINT_ERROR',
      textMember(error.document, 'message') ?? error.message,
    );
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = codes[code];
  if (known === 'FILE_NOT_FOUND') return new TaskError(known, `No such file or directory: ${path}`);
  if (known !== undefined) return new TaskError(known, `The file system reports ${code} for ${path}`);
  return new TaskError('ENDPOINT_ERROR', `Something went wrong at ${path}: ${String(error)}`);
}

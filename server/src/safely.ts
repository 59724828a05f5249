import type { Connection } from 'vscode-languageserver';

/** Wraps a handler so that a defect in one feature is logged and answered with nothing, and the server lives on. */
export function safely(connection: Connection) {
  return <Params, Result>(handler: (params: Params) => Result | Promise<Result>) =>
    async (params: Params): Promise<Awaited<Result> | null> => {
      try {
        return (await handler(params)) ?? null;
      } catch (error) {
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return null;
      }
    };
}

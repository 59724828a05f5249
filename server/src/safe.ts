import type { Connection } from 'vscode-languageserver';

/** Runs a feature so that a defect in it is logged and answered with `otherwise`, and the server lives on. */
export async function safe<Result, Otherwise>(
  connection: Connection,
  otherwise: Otherwise,
  feature: () => Result,
): Promise<Awaited<Result> | Otherwise> {
  try {
    return await feature();
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`A feature failed, and its answer is empty: ${text}`);
    return otherwise;
  }
}

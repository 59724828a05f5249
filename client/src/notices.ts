import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Problem, problemOf } from '../../globus/src/index.ts';
import { problemText } from './problem-remedy.ts';

/** A button of a notification. */
export interface Action {
  title: string;
  apply(): Promise<unknown>;
}

/** Tells a person what went wrong, or well, with buttons for what can be done next. Returns at once. */
export class Notices {
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Shows what went wrong. The command that failed is over, whatever is done about it. */
  show(error: unknown): void {
    const failure = this.failure(error);
    if (failure) this.offer(vscode.window.showErrorMessage, failure.text, [this.showLog]);
  }

  tell(text: string, ...actions: Action[]): void {
    this.offer(vscode.window.showInformationMessage, text, actions);
  }

  warn(text: string, ...actions: Action[]): void {
    this.offer(vscode.window.showWarningMessage, text, actions);
  }

  offer(
    show: (text: string, ...titles: string[]) => Thenable<string | undefined>,
    text: string,
    actions: readonly Action[],
  ): void {
    show(text, ...actions.map(({ title }) => title))
      .then(chosen => actions.find(({ title }) => title === chosen)?.apply())
      .then(undefined, error => this.show(error));
  }

  /** Writes a failure into the log, and puts it into words; undefined for what a person has cancelled. */
  protected failure(error: unknown): { text: string; problem: Problem | undefined } | undefined {
    if (error instanceof vscode.CancellationError) return undefined;
    const problem = problemOf(error);
    if (problem?.kind === 'cancelled') return undefined;
    const message = error instanceof Error ? error.message : String(error);
    const stack = error instanceof Error ? error.stack : undefined;
    this.#log.error(problem ? problemText(problem) : (stack ?? message));
    return {
      text: problem ? problemText(problem) : l10n.t('Something went wrong: {message}', { message }),
      problem,
    };
  }

  protected readonly showLog: Action = { title: l10n.t('Show Log'), apply: async () => this.#log.show() };
}

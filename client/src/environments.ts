import * as vscode from 'vscode';
import { type Environment, production, sandboxAt } from '../../globus/src/index.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';
import { settings } from './settings.ts';

/** Which Globus we talk to: the real one, a sandbox that runs, or one that we start. */
export class Environments implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  #own: Promise<SandboxProcess> | undefined;
  readonly onDidChange = this.#changed.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#context = context;
    this.#log = log;
  }

  /** The environment to use now. Starts the sandbox if that is what is needed. */
  async current(): Promise<Environment> {
    if (settings.environment === 'production') return production;
    if (settings.sandboxAddress) return sandboxAt(settings.sandboxAddress);
    return sandboxAt((await this.startSandbox()).url);
  }

  /** "Globus", or which sandbox; does not start one. */
  get label(): string {
    if (settings.environment === 'production') return production.label;
    if (settings.sandboxAddress) return sandboxAt(settings.sandboxAddress).label;
    return this.#own ? 'Sandbox' : 'Sandbox (not started)';
  }

  /** There is something to talk to without starting it. */
  get isThere(): boolean {
    return settings.environment === 'production' || settings.sandboxAddress !== '' || this.#own !== undefined;
  }

  startSandbox(): Promise<SandboxProcess> {
    if (!this.#own) {
      const state = vscode.Uri.joinPath(this.#context.globalStorageUri, 'sandbox').fsPath;
      const own = startSandboxProcess(this.#context.asAbsolutePath('dist/gflow.js'), state, line =>
        this.#log.debug(line),
      );
      this.#own = own;
      own
        .then(running => running.ended)
        .then(
          () => this.#forget(own),
          () => this.#forget(own),
        );
      this.#changed.fire();
    }
    return this.#own;
  }

  async stopSandbox(): Promise<void> {
    const own = await this.#own;
    await own?.stop();
  }

  #forget(own: Promise<SandboxProcess>): void {
    if (this.#own !== own) return;
    this.#own = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    void this.stopSandbox().catch(() => undefined); // it never started: there is nothing to stop
    this.#changed.dispose();
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Environment, isSandbox, production, sandboxAt } from '../../globus/src/index.ts';
import { refusal } from '../../project/src/index.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';
import { settings } from './settings.ts';

const LOOK_AGAIN_MS = 3_000;

/** Which Globus we talk to: the real one, a sandbox that runs, or one that we start. */
export class Environments implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  /** The sandbox that this window has started. */
  #own: SandboxProcess | undefined;
  #starting: Promise<string> | undefined;
  /** A sandbox that another window has started: they share one, because they share its folder. */
  #shared: string | undefined;
  #looked: Promise<string | undefined> | undefined;
  #lookedAt = 0;
  readonly onDidChange = this.#changed.event;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#context = context;
    this.#log = log;
    this.#subscription = vscode.workspace.onDidChangeConfiguration(change => {
      if (
        ['environment', 'sandbox.address', 'clientId'].some(s =>
          change.affectsConfiguration(`globusFlows.${s}`),
        )
      )
        this.#changed.fire();
    });
  }

  /** The environment to use now. Starts the sandbox if that is what is needed. */
  async current(): Promise<Environment> {
    requireTrust('connect to Globus');
    return this.#configured() ?? sandboxAt(await this.startSandbox());
  }

  /** The sandbox, whatever environment is chosen; starts it if there is none. */
  async sandbox(): Promise<Environment> {
    requireTrust('use the sandbox');
    return sandboxAt(settings.sandboxAddress || (await this.startSandbox()));
  }

  /** The environment, as far as it is there without starting anything. */
  async running(): Promise<Environment | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const configured = this.#configured();
    if (configured) return configured;
    const address = this.#own?.url ?? (await this.#findShared());
    return address === undefined ? undefined : sandboxAt(address);
  }

  /** "Globus", or which sandbox; does not start one. */
  get label(): string {
    if (settings.environment === 'production') return production.label;
    const address = settings.sandboxAddress || this.#own?.url || this.#shared;
    if (address === undefined)
      return this.#starting ? 'Sandbox (starting…)' : l10n.t('Sandbox (not started)');
    return l10n.t('Sandbox at {address}', { address: address.replace(/^https?:\/\//, '') });
  }

  /** The label without an address, for where everybody looks. */
  get shortLabel(): string {
    return this.label.replace(/ at .*$/, '');
  }

  /** True when starting the sandbox is up to us. */
  get ownsSandbox(): boolean {
    return settings.environment === 'sandbox' && settings.sandboxAddress === '';
  }

  /** Starts the sandbox unless it runs, and gives its address. */
  startSandbox(): Promise<string> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
      this.#changed.fire();
    });
    return this.#starting;
  }

  /** Stops the sandbox that this window has started; false when it has started none. */
  async stopSandbox(): Promise<boolean> {
    await this.#starting?.catch(() => undefined); // it did not start: whoever started it was told
    const own = this.#own;
    await own?.stop();
    return own !== undefined;
  }

  async dispose(): Promise<void> {
    this.#subscription.dispose();
    await this.stopSandbox();
    this.#changed.dispose();
  }

  /** The file of the command line, which runs as a process of its own. */
  get gflow(): string {
    return this.#context.asAbsolutePath('dist/gflow.js');
  }

  #configured(): Environment | undefined {
    if (settings.environment === 'production') return production;
    return settings.sandboxAddress ? sandboxAt(settings.sandboxAddress) : undefined;
  }

  async #start(): Promise<string> {
    if (this.#own) return this.#own.url;
    this.#changed.fire();
    const shared = await this.#lookForShared();
    if (shared) return shared;
    const own = await this.#launch();
    this.#own = own;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(this.#addressFile, own.url);
    void own.ended.then(() => {
      this.#own = undefined;
      this.#changed.fire();
    });
    return own.url;
  }

  /** On the port of last time, so that whoever signed in then is signed in still; else on any. */
  async #launch(): Promise<SandboxProcess> {
    const options = {
      gflow: this.gflow,
      stateDir: path.join(this.#folder, 'sandbox'),
      log: (line: string) => this.#log.info(`sandbox: ${line}`),
    };
    const last = Number(/:(\d+)$/.exec(await this.#lastAddress())?.[1] ?? 0);
    if (last === 0) return startSandboxProcess({ ...options, port: 0 });
    try {
      return await startSandboxProcess({ ...options, port: last });
    } catch (error) {
      this.#log.info(
        `The sandbox does not start on port ${last} again (${String(error)}); it gets another one.`,
      );
      return startSandboxProcess({ ...options, port: 0 });
    }
  }

  /** Looks for another window's sandbox, every few seconds at most: editors ask at each switch. */
  #findShared(): Promise<string | undefined> {
    if (this.#looked === undefined || Date.now() - this.#lookedAt > LOOK_AGAIN_MS) {
      this.#lookedAt = Date.now();
      this.#looked = this.#lookForShared();
    }
    return this.#looked;
  }

  async #lookForShared(): Promise<string | undefined> {
    const address = await this.#lastAddress();
    const found = address !== '' && (await isSandbox(address)) ? address : undefined;
    if (found === this.#shared) return found;
    this.#shared = found;
    this.#changed.fire();
    return found;
  }

  /** A file, because a memento would not show what another window has written since this one was opened. */
  async #lastAddress(): Promise<string> {
    const address = await readFile(this.#addressFile, 'utf8').catch(() => ''); // none was started yet
    return /^http:\/\/127\.0\.0\.1:\d+$/.test(address) ? address : '';
  }

  get #addressFile(): string {
    return path.join(this.#folder, 'sandbox-address');
  }

  get #folder(): string {
    return this.#context.globalStorageUri.fsPath;
  }
}

/** The code of the problem that the workspace is not trusted. */
export const UNTRUSTED = 'UNTRUSTED_WORKSPACE';

/** Throws where the workspace is not trusted. */
export function requireTrust(operation: string): void {
  if (vscode.workspace.isTrusted) return;
  throw refusal({
    operation,
    message: l10n.t('Nothing is run or connected in a workspace that you do not trust.'),
    remedy: l10n.t('Trust the workspace first.'),
    code: UNTRUSTED,
  });
}

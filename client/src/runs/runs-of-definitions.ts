import * as vscode from 'vscode';
import type { Deployer } from '../deploy/deploy.ts';
import type { Environments } from '../environments.ts';
import type { Language } from '../language-client.ts';
import { flowFiles, watchProjectFiles } from '../project-file/flow-files.ts';
import { settings } from '../settings.ts';
import type { FollowedRun, FollowedRuns } from './followed-runs.ts';

/** What tells which run is of which definition. */
interface Sources {
  runs: FollowedRuns;
  environments: Environments;
  language: Language;
  deployer: Deployer;
}

/** The run of a definition's flow that says something of its text still. */
export interface CurrentRuns {
  onDidChange: vscode.Event<void>;
  current(uri: vscode.Uri): Promise<FollowedRun | undefined>;
}

/** The run of a definition's flow that was followed last in this window. */
export class RunsOfDefinitions implements CurrentRuns, vscode.Disposable {
  readonly #runs: FollowedRuns;
  readonly #language: Language;
  /** The flow of a definition, by its address; undefined for one that is not deployed. */
  readonly #flows = new Map<string, Promise<string | undefined>>();
  /** Runs that are over and whose flow was edited since, by the address of the definition. */
  readonly #past = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor({ runs, environments, language, deployer }: Sources) {
    this.#runs = runs;
    this.#language = language;
    const forget = () => {
      this.#flows.clear();
      this.#changed.fire();
    };
    this.#subscription = vscode.Disposable.from(
      this.#changed,
      runs.onDidChange(() => this.#changed.fire()),
      environments.onDidChange(forget),
      deployer.onDidDeploy(forget),
      watchProjectFiles(forget),
      language.onDidChangeKinds(() => this.#changed.fire()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) void this.#edited(document.uri);
      }),
    );
  }

  async of(uri: vscode.Uri): Promise<FollowedRun | undefined> {
    if (this.#runs.all().length === 0 || this.#language.kindOf(uri)?.kind !== 'flow-definition')
      return undefined;
    const key = uri.toString();
    const asked = this.#flows.get(key) ?? flowOf(uri);
    this.#flows.set(key, asked);
    const flowId = await asked;
    return flowId === undefined ? undefined : this.#runs.ofFlow(flowId)[0];
  }

  /** The same, but none that is over and whose flow was edited since: what it did says nothing of the text any more. */
  async current(uri: vscode.Uri): Promise<FollowedRun | undefined> {
    const followed = await this.of(uri);
    return followed && this.#past.get(uri.toString()) !== followed.run.run_id ? followed : undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #edited(uri: vscode.Uri): Promise<void> {
    const followed = await this.of(uri);
    if (!followed) return;
    if (followed.run.completion_time) this.#past.set(uri.toString(), followed.run.run_id);
    this.#changed.fire();
  }
}

async function flowOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await flowFiles(uri)).entry?.flowIds[settings.environment];
  } catch {
    return undefined; // deploying says what is wrong with the project file
  }
}

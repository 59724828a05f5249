import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { fieldsOf, type JsonObject, textOf } from '../json.ts';
import { furtherScopes, resourceServerOf, scopes } from '../scopes.ts';
import type { Session } from '../tokens.ts';
import { type Answer, ask } from './ask.ts';
import { statusFindings } from './documents.ts';
import { about, type ProviderFinding, type ProviderStep } from './finding.ts';
import type { ProviderSeen } from './see-provider.ts';

export interface ProviderTrial {
  session: Session;
  /** What the actions are to do: the Parameters of a state. */
  body: JsonObject;
  /** ms that an action may take until it is over: 60 000 */
  patience?: number;
  /** ms between looks at an action: 1000 */
  pause?: number;
  signal?: AbortSignal;
}

/** Why no token is sent to a provider; undefined where one may be. */
export function tokenRefusal({ url, scope }: ProviderSeen, { environment }: Session): string | undefined {
  if (scope === undefined) return 'It does not say which scope its token is to have.';
  const { hostname, origin } = new URL(url);
  const isGlobus = /(^|\.)globus\.org$/.test(hostname) || origin === environment.auth;
  if (!isGlobus && isOfGlobus(scope))
    return `It asks for a token of ${scope}, which opens a service of Globus. Such a token is sent to Globus only.`;
  return undefined;
}

/** A scope of a service of Globus, or of a flow. */
function isOfGlobus(scope: string): boolean {
  return (
    scope.startsWith('urn:globus:') ||
    /\/flow_[0-9a-f_]+_user$/.test(scope) ||
    OWN.has(resourceServerOf(scope))
  );
}

const OWN = new Set([...Object.values(scopes), ...Object.values(furtherScopes)].map(resourceServerOf));

/**
 * Runs an action provider as a flow would, twice: one action to its end, one that is cancelled where actions take their
 * time. Both are released. Throws the GlobusError of a token that is not to be had.
 */
export async function tryProvider(seen: ProviderSeen, trial: ProviderTrial): Promise<ProviderFinding[]> {
  const token = await trial.session.token([seen.scope ?? ''], trial.signal);
  return new Trial(seen, trial, token).findings();
}

class Trial {
  readonly #seen: ProviderSeen;
  readonly #trial: ProviderTrial;
  readonly #token: string;
  readonly #found: ProviderFinding[] = [];

  constructor(seen: ProviderSeen, trial: ProviderTrial, token: string) {
    this.#seen = seen;
    this.#trial = trial;
    this.#token = token;
  }

  async findings(): Promise<ProviderFinding[]> {
    await this.#refusals();
    const first = await this.#run();
    if (first === undefined) return this.#found;
    const { action_id: id = '' } = first.texts;
    await this.#again(first.request, id);
    const end = await this.#followed(id, first.texts.status ?? '');
    if (end === 'SUCCEEDED' || end === 'FAILED') await this.#ended(id);
    if (this.#seen.introspection?.synchronous === false) await this.#cancelled();
    else this.#say('cancel').leftOut('Actions are over when /run answers: there is nothing to cancel.');
    return this.#found;
  }

  /** What is not as the protocol has it must be refused, before anything is run. */
  async #refusals(): Promise<void> {
    const { right, wrong } = this.#say('run');
    const request = { request_id: randomUUID(), body: 'this is no object' };
    const answer = await this.#ask('/run', request);
    if (typeof answer === 'string') return wrong(answer);
    if (answer.status < 300)
      wrong(`/run takes a “body” that is a text (${answer.status}). Answer 400 or 422.`);
    else if (answer.status >= 500)
      wrong(`A “body” that is a text makes /run answer ${answer.status}. Answer 400 or 422.`);
    else right('A request that is none is refused.');
    const unknown = await this.#ask(`/${randomUUID()}/status`);
    if (typeof unknown !== 'string' && unknown.status !== 404)
      this.#say('status').wrong(
        `The status of an action that there is not answers ${unknown.status}. Answer 404.`,
      );
  }

  async #run(): Promise<{ request: object; texts: Record<string, string | undefined> } | undefined> {
    const { right, wrong, advice } = this.#say('run');
    const request = { request_id: randomUUID(), body: this.#trial.body, label: 'gflow provider check' };
    const answer = await this.#ask('/run', request);
    if (typeof answer === 'string') return void wrong(answer);
    const { status, document } = answer;
    if (status === 401 || status === 403)
      return void wrong(
        `/run answers ${status} to a token of ${this.#seen.scope}${saying(document)} Either the token is not accepted, or “runnable_by” leaves out ${this.#trial.session.identity.name}.`,
      );
    if (status !== 200 && status !== 202) return void wrong(`/run answers ${status}${saying(document)}`);
    if (status === 200) advice('/run answers 200 to a new request; 202 says that it was not known before.');
    const texts = this.#status(document, 'run');
    if (texts.action_id === undefined) return undefined;
    const isOver = texts.status === 'SUCCEEDED' || texts.status === 'FAILED';
    if (this.#seen.introspection?.synchronous === true && !isOver)
      wrong(`It says that it is synchronous, but the action is ${texts.status} when /run answers.`);
    const { urn } = this.#trial.session.identity;
    if (texts.creator_id !== undefined && texts.creator_id !== urn)
      wrong(`“creator_id” is ${texts.creator_id}, not ${urn}, who has run it.`);
    right(`An action was started: ${texts.status}.`);
    return { request, texts };
  }

  /** Flows send a request again when the answer was lost. */
  async #again(request: object, id: string): Promise<void> {
    const { right, wrong, advice } = this.#say('run');
    const answer = await this.#ask('/run', request);
    if (typeof answer === 'string') return wrong(answer);
    const again = textOf(fieldsOf(answer.document).action_id);
    if (again !== id)
      return wrong(
        'The same request, sent again with the same “request_id”, is not answered with the same action. Flows send it again when an answer was lost: what it does would be done twice.',
      );
    if (answer.status !== 200)
      advice(`The same request again answers ${answer.status}; 200 says that it was known.`);
    right('The same request again is the same action.');
  }

  /** Looks at an action until it is over, or waits for somebody. */
  async #followed(id: string, first: string): Promise<string> {
    const { right, wrong, leftOut } = this.#say('status');
    const { patience = 60_000, pause = 1000, signal } = this.#trial;
    const until = performance.now() + patience;
    for (let last = first; ; ) {
      const answer = await this.#ask(`/${id}/status`);
      if (typeof answer === 'string' || answer.status !== 200) {
        wrong(
          typeof answer === 'string' ? answer : `/status answers ${answer.status}${saying(answer.document)}`,
        );
        return '';
      }
      const { status = '', action_id } = this.#status(answer.document, 'status');
      if (action_id !== undefined && action_id !== id)
        wrong(`/status of ${id} tells of the action ${action_id}.`);
      if ((last === 'SUCCEEDED' || last === 'FAILED') && status !== last)
        wrong(`The action was ${last}, and is ${status} now. What is over stays as it is.`);
      last = status;
      if (status === 'INACTIVE') {
        await this.#resumed(id);
        return status;
      }
      if (status !== 'ACTIVE') {
        if (status !== '') right(`The action is ${status}.`);
        return status;
      }
      if (performance.now() > until) {
        leftOut(`The action was still ACTIVE after ${patience / 1000} seconds; --wait gives it more time.`);
        return status;
      }
      await wait(pause, undefined, signal && { signal });
    }
  }

  async #resumed(id: string): Promise<void> {
    const { right, wrong, advice } = this.#say('resume');
    const answer = await this.#ask(`/${id}/resume`, {});
    if (typeof answer === 'string') return wrong(answer);
    if (answer.status === 404 || answer.status === 405)
      return advice(
        'An action that is INACTIVE cannot be resumed here: a run that waits for it never goes on.',
      );
    if (answer.status !== 200) return wrong(`/resume answers ${answer.status}${saying(answer.document)}`);
    this.#status(answer.document, 'resume');
    right('An action that is INACTIVE can be resumed.');
  }

  /** An action that is over: its log, no cancelling any more, and its release. */
  async #ended(id: string): Promise<void> {
    if (this.#seen.introspection?.log_supported === true) {
      const log = await this.#ask(`/${id}/log`);
      if (typeof log === 'string' || log.status !== 200)
        this.#say('log').wrong(
          `It says that it has logs, but /log answers ${typeof log === 'string' ? 'nothing' : log.status}.`,
        );
      else this.#say('log').right('The log can be read.');
    }
    const cancel = await this.#ask(`/${id}/cancel`, {});
    if (typeof cancel !== 'string' && cancel.status >= 500)
      this.#say('cancel').wrong(`/cancel of an action that is over answers ${cancel.status}. Answer 409.`);
    await this.#released(id);
  }

  async #released(id: string): Promise<void> {
    const { right, wrong } = this.#say('release');
    const answer = await this.#ask(`/${id}/release`, {});
    if (typeof answer === 'string') return wrong(answer);
    if (answer.status !== 200)
      return wrong(`/release of an action that is over answers ${answer.status}${saying(answer.document)}`);
    this.#status(answer.document, 'release');
    const after = await this.#ask(`/${id}/status`);
    if (typeof after !== 'string' && after.status !== 404)
      return wrong(
        `After /release the status of the action answers ${after.status}. Forget it, and answer 404.`,
      );
    right('An action that is over is released, and forgotten.');
  }

  /** A second action, which is ended before it is over. */
  async #cancelled(): Promise<void> {
    const { right, wrong, leftOut } = this.#say('cancel');
    const started = await this.#ask('/run', { request_id: randomUUID(), body: this.#trial.body });
    const { action_id: id, status } = fieldsOf(typeof started === 'string' ? undefined : started.document);
    if (typeof id !== 'string') return leftOut('No second action could be started.');
    if (status !== 'ACTIVE') {
      leftOut(`The second action was ${String(status)} at once: there was nothing to cancel.`);
      return this.#released(id);
    }
    const early = await this.#ask(`/${id}/release`, {});
    if (typeof early !== 'string' && early.status < 300) {
      const now = textOf(fieldsOf(early.document).status);
      if (now === 'ACTIVE')
        return this.#say('release').wrong(
          '/release takes an action that is still ACTIVE. Answer 409: nobody could end it any more.',
        );
    }
    const answer = await this.#ask(`/${id}/cancel`, {});
    if (typeof answer === 'string') return wrong(answer);
    if (answer.status === 409) leftOut('The second action was over before it could be cancelled.');
    else if (answer.status !== 200)
      return wrong(`/cancel answers ${answer.status}${saying(answer.document)}`);
    else {
      this.#status(answer.document, 'cancel');
      right('An action can be cancelled.');
    }
    const end = await this.#followed(id, '');
    if (end === 'ACTIVE') wrong('The action goes on after /cancel.');
    else if (end !== '' && end !== 'INACTIVE') await this.#released(id);
  }

  /** Notes what is wrong with a status, and returns the texts in it. */
  #status(document: unknown, step: ProviderStep): Record<string, string | undefined> {
    this.#found.push(...statusFindings(document, step).filter(finding => !this.#isKnown(finding)));
    return Object.fromEntries(
      ['action_id', 'status', 'creator_id'].map(name => [name, textOf(fieldsOf(document)[name])]),
    );
  }

  #isKnown({ message }: ProviderFinding): boolean {
    return this.#found.some(one => one.message === message);
  }

  #ask(path: string, body?: object): Promise<Answer | string> {
    const request = { token: this.#token, ...(body && { method: 'POST' as const, body }) };
    return ask(`${this.#seen.url}${path}`, request, this.#trial.signal);
  }

  #say(step: ProviderStep) {
    const { right, wrong, advice, leftOut } = about(step);
    const noting = (make: typeof right) => (message: string) => void this.#found.push(make(message));
    return { right: noting(right), wrong: noting(wrong), advice: noting(advice), leftOut: noting(leftOut) };
  }
}

/** What the provider itself says about a refusal, with the end of the sentence. */
function saying(document: unknown): string {
  const { code, description, message } = fieldsOf(document);
  const said = textOf(description) ?? textOf(message) ?? textOf(code);
  return said === undefined ? '.' : `: ${said.replace(/\.?$/, '.')}`;
}

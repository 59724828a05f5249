import type { DebugProtocol } from '@vscode/debugprotocol';
import { DebugAdapter, type Load } from '../adapter.ts';

export const PATH = '/flows/a.flow.json';

type Stopped = DebugProtocol.StoppedEvent['body'] | 'terminated';

/** An editor for tests: sends requests to an adapter and keeps what it is told. */
export class DebugClient {
  /** The lines in the debug console. */
  readonly console: string[] = [];
  readonly events: DebugProtocol.Event[] = [];
  readonly #adapter: DebugAdapter;
  readonly #answers = new Map<number, DebugProtocol.Response>();
  readonly #stops: Stopped[] = [];
  #wake: (() => void) | undefined;
  #sequence = 0;

  constructor(load: Load) {
    this.#adapter = new DebugAdapter(load, message => this.#take(message));
  }

  /** The body of the answer; rejects with its message where the request fails. */
  async request(command: string, asked: object = {}) {
    const seq = ++this.#sequence;
    const request: DebugProtocol.Request = { seq, type: 'request', command, arguments: asked };
    await this.#adapter.handle(request);
    const answer = this.#answers.get(seq);
    if (!answer?.success) throw new Error(answer?.message ?? `No answer to ${command}.`);
    return answer.body;
  }

  /** Starts as editors do: breakpoints are set between the launch and the first state. */
  async launch({
    lines = [],
    ...options
  }: {
    lines?: DebugProtocol.SourceBreakpoint[];
    filters?: string[];
  } = {}) {
    await this.request('initialize', { adapterID: 'gflow' });
    await this.request('launch', {});
    await this.request('setBreakpoints', { source: { path: PATH }, breakpoints: lines });
    await this.request('setExceptionBreakpoints', { filters: options.filters ?? [] });
    await this.request('configurationDone');
    return this.stopped();
  }

  /** Sends a request that has the run go on, and waits until it stands. */
  async go(command: string, asked: object = {}): Promise<Stopped> {
    await this.request(command, { threadId: 1, ...asked });
    return this.stopped();
  }

  async stopped(): Promise<Stopped> {
    while (true) {
      const stop = this.#stops.shift();
      if (stop) return stop;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** The names of the frames, the current one first. */
  async frames(): Promise<string[]> {
    const { stackFrames } = await this.request('stackTrace', { threadId: 1 });
    return stackFrames.map(({ name }: DebugProtocol.StackFrame) => name);
  }

  /** Where the run stands, and what `$` is there. */
  async here(): Promise<[string, unknown]> {
    const [name = ''] = await this.frames();
    return [name, await this.evaluate('$')];
  }

  async evaluate(expression: string, frameId?: number): Promise<unknown> {
    const { result } = await this.request('evaluate', { expression, context: 'clipboard', frameId });
    return JSON.parse(result);
  }

  /** The scopes of the current frame and their variables, as they are shown. */
  async scopes(frameId?: number): Promise<Record<string, Record<string, string>>> {
    const { stackFrames } = await this.request('stackTrace', { threadId: 1 });
    const { scopes } = await this.request('scopes', { frameId: frameId ?? stackFrames[0].id });
    const shown: Record<string, Record<string, string>> = {};
    for (const { name, variablesReference } of scopes) {
      const { variables } = await this.request('variables', { variablesReference });
      shown[name] = Object.fromEntries(variables.map((v: DebugProtocol.Variable) => [v.name, v.value]));
    }
    return shown;
  }

  #take(message: DebugProtocol.ProtocolMessage): void {
    if (isResponse(message)) this.#answers.set(message.request_seq, message);
    if (!isEvent(message)) return;
    this.events.push(message);
    if (message.event === 'output') this.console.push(message.body.output.trimEnd());
    if (message.event === 'stopped') this.#stops.push(message.body);
    if (message.event === 'terminated') this.#stops.push('terminated');
    this.#wake?.();
  }
}

function isResponse(message: DebugProtocol.ProtocolMessage): message is DebugProtocol.Response {
  return message.type === 'response';
}

function isEvent(message: DebugProtocol.ProtocolMessage): message is DebugProtocol.Event {
  return message.type === 'event';
}

/** The line, counted from 1, in which a text stands first. */
export function lineOf(text: string, part: string): number {
  const index = text.indexOf(part);
  if (index < 0) throw new Error(`There is no ${part} in the definition.`);
  return text.slice(0, index).split('\n').length;
}

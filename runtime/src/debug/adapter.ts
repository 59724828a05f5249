import type { DebugProtocol } from '@vscode/debugprotocol';
import { assignmentIn } from './assignment.ts';
import { BreakpointSet } from './breakpoint-set.ts';
import { CAPABILITIES, OF_RECORDED_RUNS } from './capabilities.ts';
import { DebugSession } from './debug-session.ts';
import type { Debuggee } from './debuggee.ts';
import { look } from './look.ts';
import { stoppedBody } from './stopped.ts';
import type { Stop, Walk } from './walk.ts';

/** Makes what is to be debugged of a launch configuration. What it throws is shown to the person. */
export type Load = (configuration: DebugProtocol.LaunchRequestArguments) => Promise<Debuggee>;

/** The answer to a request, and what is done once it is sent. */
interface Reply {
  body?: unknown;
  afterwards?: () => void;
}

/** How a run goes on. */
type Way = (walk: Walk) => Stop | Promise<Stop>;

const THREAD = 1;

/**
 * A debug adapter: it takes messages of the Debug Adapter Protocol and sends such messages, wherever they come from
 * and go to. Its one thread is the run.
 */
export class DebugAdapter {
  readonly #load: Load;
  readonly #post: (message: DebugProtocol.ProtocolMessage) => void;
  readonly #breakpoints = new BreakpointSet();
  #configuration: DebugProtocol.LaunchRequestArguments = {};
  #session: DebugSession | undefined;
  #moving = false;
  #sequence = 0;

  constructor(load: Load, post: (message: DebugProtocol.ProtocolMessage) => void) {
    this.#load = load;
    this.#post = post;
  }

  /** Takes a message. Nothing that it asks for throws: what cannot be done is the answer. */
  async handle(message: DebugProtocol.ProtocolMessage): Promise<void> {
    if (!isRequest(message)) return;
    const { seq: request_seq, command } = message;
    const respond = (answer: { success: true; body?: unknown } | { success: false; message: string }) =>
      this.#send({ type: 'response', request_seq, command, ...answer });
    let reply: Reply;
    try {
      reply = await this.#answer(message);
    } catch (error) {
      respond({ success: false, message: wordsOf(error) });
      return;
    }
    respond({ success: true, body: reply.body });
    reply.afterwards?.();
  }

  // The protocol has its arguments as any; each is given to a function that says what it takes.
  #answer({ command, arguments: asked }: DebugProtocol.Request): Reply | Promise<Reply> {
    switch (command) {
      case 'initialize':
        return { body: CAPABILITIES };
      case 'launch':
        return this.#launch(asked);
      case 'configurationDone':
        return this.#started();
      case 'restart':
        return this.#restart(asked);
      case 'terminate':
      case 'disconnect':
        return { afterwards: () => this.#end() };
      case 'setBreakpoints':
        return this.#setLines(asked);
      case 'setFunctionBreakpoints':
        return this.#armed(this.#breakpoints.setStates(asked.breakpoints, this.#live().places));
      case 'setDataBreakpoints':
        return this.#armed(this.#breakpoints.setData(asked.breakpoints));
      case 'setExceptionBreakpoints':
        this.#breakpoints.setErrors(asked);
        return this.#armed([]);
      case 'threads':
        return { body: { threads: [{ id: THREAD, name: this.#session?.debuggee.name ?? 'Run' }] } };
      case 'continue':
        return this.#move(walk => walk.goOn(), { allThreadsContinued: true });
      case 'next':
        return this.#move(walk => walk.stepOver());
      case 'stepIn':
        return this.#move(walk => walk.stepIn());
      case 'stepOut':
        return this.#move(walk => walk.stepOut());
      case 'stepBack':
        return this.#move(walk => walk.stepBack());
      case 'reverseContinue':
        return this.#move(walk => walk.goBack());
      case 'pause':
        return { afterwards: () => this.#session?.walk.pause() };
      case 'goto':
        this.#standing().goTo(asked.targetId);
        return this.#move(() => ({ reason: 'goto' }));
      case 'restartFrame':
        this.#standing().restartFrame(asked);
        return this.#move(() => ({ reason: 'entry' }));
      case 'setVariable':
        return this.#move(() => ({ reason: 'goto' }), this.#standing().setVariable(asked));
      case 'setExpression':
        return this.#move(() => ({ reason: 'goto' }), this.#standing().setExpression(asked));
      case 'evaluate':
        return this.#evaluate(asked);
      default:
        return { body: look(this.#live(), command, asked) };
    }
  }

  #evaluate(asked: DebugProtocol.EvaluateArguments): Reply {
    const assignment = assignmentIn(asked);
    if (!assignment) return { body: this.#live().evaluate(asked) };
    const { value: result, ...shown } = this.#standing().setExpression(assignment);
    return this.#move(() => ({ reason: 'goto' }), { result, ...shown });
  }

  async #launch(configuration: DebugProtocol.LaunchRequestArguments): Promise<Reply> {
    await this.#open(configuration);
    const { timeline } = this.#live().debuggee;
    return {
      afterwards: () => {
        if (!timeline.fork) this.#event('capabilities', { capabilities: OF_RECORDED_RUNS });
        this.#event('initialized');
      },
    };
  }

  async #restart({ arguments: configuration }: DebugProtocol.RestartArguments): Promise<Reply> {
    await this.#open(configuration ?? this.#configuration);
    for (const breakpoint of this.#breakpoints.setLinesAgain(this.#live().places))
      this.#event('breakpoint', { reason: 'changed', breakpoint });
    this.#arm();
    return this.#started();
  }

  async #open(configuration: DebugProtocol.LaunchRequestArguments): Promise<void> {
    const debuggee = await this.#load(configuration);
    this.#session?.told.close();
    this.#configuration = configuration;
    this.#moving = false;
    this.#session = new DebugSession(debuggee, body => this.#event('output', body));
    for (const breakpoint of this.#breakpoints.all) breakpoint.forget(0);
    this.#arm();
  }

  #started(): Reply {
    const { debuggee, told } = this.#live();
    return {
      afterwards: () => {
        told.log(debuggee.timeline.opening);
        this.#go(walk => walk.start(debuggee.stopOnEntry));
      },
    };
  }

  #end(): void {
    if (!this.#session) return;
    this.#session.told.close();
    this.#session = undefined;
    this.#event('terminated');
  }

  #setLines({ source, breakpoints = [] }: DebugProtocol.SetBreakpointsArguments): Reply {
    const { debuggee, places } = this.#live();
    return sameFile(source.path ?? '', debuggee.path)
      ? this.#armed(this.#breakpoints.setLines(breakpoints, places))
      : { body: { breakpoints: this.#breakpoints.elsewhere(breakpoints) } };
  }

  #armed(breakpoints: DebugProtocol.Breakpoint[]): Reply {
    this.#arm();
    return { body: { breakpoints } };
  }

  #arm(): void {
    const { walk } = this.#live();
    walk.breakpoints = this.#breakpoints.all;
    walk.errorStops = this.#breakpoints.errorStops;
  }

  #move(way: Way, body?: object): Reply {
    this.#standing();
    return { body, afterwards: () => this.#go(way) };
  }

  async #go(way: Way): Promise<void> {
    const session = this.#live();
    session.moved();
    this.#moving = true;
    const stop = await carriedOut(session, way);
    if (session !== this.#session) return; // ended or begun anew in the meantime
    this.#moving = false;
    if (stop.reason === 'ended') this.#ended(session);
    else
      this.#event('stopped', {
        ...stoppedBody(stop, session.walk),
        threadId: THREAD,
        allThreadsStopped: true,
      });
  }

  #ended({ debuggee: { timeline }, told }: DebugSession): void {
    const { succeeded = false, words } = timeline.end ?? {};
    if (words !== undefined) told.say(words, 'important');
    this.#event('exited', { exitCode: succeeded ? 0 : 1 });
    this.#end();
  }

  #live(): DebugSession {
    if (!this.#session) throw new Error('No run is being debugged.');
    return this.#session;
  }

  /** The session while its run stands still. */
  #standing(): DebugSession {
    const session = this.#live();
    if (this.#moving) throw new Error('The run is on its way: wait until it stops, or pause it.');
    return session;
  }

  #event(event: string, body?: object): void {
    this.#send({ type: 'event', event, ...(body && { body }) });
  }

  #send(message: Omit<DebugProtocol.Response, 'seq'> | Omit<DebugProtocol.Event, 'seq'>): void {
    this.#post({ ...message, seq: ++this.#sequence });
  }
}

function isRequest(message: DebugProtocol.ProtocolMessage): message is DebugProtocol.Request {
  return message.type === 'request';
}

/** What a person was asked on the way may fail: then the run stays where it is. */
async function carriedOut({ walk, told }: DebugSession, way: Way): Promise<Stop> {
  try {
    return await way(walk);
  } catch (error) {
    told.say(wordsOf(error), 'stderr');
    return { reason: 'pause' };
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Editors write the letter of a drive in either case. */
function sameFile(a: string, b: string): boolean {
  const plain = (path: string) => path.replace(/^[A-Z]:/, drive => drive.toLowerCase());
  return plain(a) === plain(b);
}

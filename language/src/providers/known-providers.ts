import { findProvider, type Provider, withoutSlash } from './catalogue.ts';
import { understood } from './understood.ts';

/** What an action provider has told about itself when somebody asked it. */
export interface ToldProvider {
  url: string;
  title: string;
  /** when that was: 2026-01-02 */
  day: string;
  synchronous?: boolean;
  /** The scope of its tokens. */
  scope?: string;
  /** JSON Schema of the body. */
  inputSchema?: unknown;
}

/** What the action of a state has answered in a run, without its values. */
export interface LearnedResult {
  state: string;
  url: string;
  /** when that was: 2026-01-02 */
  day: string;
  /** Its details, as an example: texts, numbers and switches stand for any. */
  details: unknown;
}

/**
 * The action providers that are known: those of the snapshot, and others that have told of themselves. What one of the
 * snapshot tells changes nothing, so that knowing more never takes the ground from under a finding.
 */
export class KnownProviders {
  /** Those that are known by what they have told alone, in the order of their titles. */
  readonly told: readonly Provider[];
  readonly #byUrl: ReadonlyMap<string, Provider>;
  readonly #learned: readonly LearnedResult[];

  /** @param learned what a run of the very definition has shown */
  constructor(told: readonly ToldProvider[] = [], learned: readonly LearnedResult[] = []) {
    const strangers = told.filter(({ url }) => findProvider(url) === undefined);
    this.told = strangers.map(asProvider).sort((a, b) => (a.title < b.title ? -1 : 1));
    this.#byUrl = new Map(this.told.map(provider => [withoutSlash(provider.url), provider]));
    this.#learned = learned;
  }

  /** What the action of a state has answered in a run, as long as it calls the same address. */
  learnedOf(state: string, url: string | undefined): LearnedResult | undefined {
    return this.#learned.find(one => one.state === state && one.url === url);
  }

  /** The provider behind an action URL; a trailing slash does not matter. */
  find(url: string): Provider | undefined {
    return findProvider(url) ?? this.#byUrl.get(withoutSlash(url));
  }
}

/** Nobody has told anything. */
export const SNAPSHOT_ONLY = new KnownProviders();

function asProvider({ url, title, day, synchronous, scope, inputSchema }: ToldProvider): Provider {
  return {
    url,
    aliases: [],
    title,
    synchronous,
    deprecated: false,
    replacedBy: undefined,
    documentation: undefined,
    notes: undefined,
    scope,
    inputSchema: understood(inputSchema),
    // It may have changed since that day.
    complete: false,
    outputExample: undefined,
    inputRenames: {},
    told: day,
  };
}

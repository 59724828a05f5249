import snapshot from '../../../schemas/action-providers.json' with { type: 'json' };

/** An action provider as the dated snapshot in schemas/action-providers.json has it, or as it has told of itself. */
export interface Provider {
  url: string;
  aliases: readonly string[];
  title: string;
  /** Finishes within the request that starts it. */
  synchronous: boolean | undefined;
  /** Gone or going; `replacedBy` is the URL to use today. */
  deprecated: boolean;
  replacedBy: string | undefined;
  documentation: string | undefined;
  notes: string | undefined;
  /** The scope of its tokens, where it is known. */
  scope: string | undefined;
  /** JSON Schema of the body. */
  inputSchema: unknown;
  /** The schema has all parameters that the provider takes. */
  complete: boolean;
  /** The status document of an action that succeeded, made up; undefined where none is known. */
  outputExample: unknown;
  /** Parameters that have another name at `replacedBy`: old name to new name. */
  inputRenames: Readonly<Record<string, string>>;
  /** The day on which it told this of itself (2026-01-02); undefined for one of the snapshot. */
  told: string | undefined;
}

/** The month up to which the sources of the snapshot were read. Whoever renews it changes this too. */
export const PROVIDER_SNAPSHOT = '2026-08';

let loaded: readonly Provider[] | undefined;
let byUrl: ReadonlyMap<string, Provider> | undefined;

/** All known providers, the retired ones too. */
export function providers(): readonly Provider[] {
  loaded ??= (snapshot satisfies readonly object[]).map(readProvider);
  return loaded;
}

/** The provider behind an action URL; a trailing slash does not matter [OBS]. */
export function findProvider(url: string): Provider | undefined {
  byUrl ??= new Map(providers().flatMap(p => [p.url, ...p.aliases].map(u => [withoutSlash(u), p])));
  return byUrl.get(url) ?? byUrl.get(withoutSlash(url));
}

/** An address as providers are looked up by it. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

type Raw = (typeof snapshot)[number];

function readProvider(raw: Raw): Provider {
  return {
    url: raw.url,
    aliases: raw.aliases,
    title: raw.title,
    synchronous: raw.synchronous ?? undefined,
    deprecated: raw.deprecated,
    replacedBy: 'replaced_by' in raw && typeof raw.replaced_by === 'string' ? raw.replaced_by : undefined,
    documentation: raw.documentation ?? undefined,
    notes: 'notes' in raw ? raw.notes : undefined,
    scope: raw.scope ?? undefined,
    complete: raw.complete,
    outputExample: raw.output_example ?? undefined,
    inputSchema: 'input_schema' in raw ? raw.input_schema : undefined,
    inputRenames: 'input_renames' in raw ? stringsOf(raw.input_renames) : {},
    told: undefined,
  };
}

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

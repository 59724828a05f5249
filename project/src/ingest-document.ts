import type { Json, JsonObject } from '../../globus/src/index.ts';
import { counted } from './counted.ts';
import { isJsonObject } from './read-json.ts';

/** Something in an ingest document that Search would refuse, with the way to it. */
export interface IngestProblem {
  path: (string | number)[];
  message: string;
}

/** An ingest document, with what sending it means. */
export interface IngestDocument {
  /** As it is sent: a list of entries, or entries alone, are wrapped. */
  document: JsonObject;
  problems: IngestProblem[];
  entries: number;
  /** Who will see entries of it: "everybody, without signing in", "all authenticated users", "others" */
  seenBy: string[];
}

/** Characters of an entry that Search takes (reference 4.2). */
const LARGEST = 10 * 1024 * 1024;

const MISSING: Readonly<Record<string, string>> = {
  subject: 'It says what the entry is about, an address for instance, and is the key of the entry.',
  visible_to: 'Without it nobody would know who may see the entry; ["public"] is everybody.',
  content: 'It is what is searched and shown.',
};

/**
 * Reads a document as Search takes it (GIngest), a GMetaList or GMetaEntry by itself, or a list of entries, and finds what
 * would be refused (reference 4.2).
 */
export function readIngest(value: Json): IngestDocument {
  const { document, entries, path } = wrapped(value);
  const problems = entries.flatMap((entry, i) => problemsOf(entry, path === undefined ? [] : [...path, i]));
  if (entries.length === 0)
    problems.push({ path: path ?? [], message: 'There is no entry: give “gmeta” a list of them.' });
  const principals = new Set(
    entries.flatMap(entry =>
      isJsonObject(entry) && Array.isArray(entry.visible_to) ? entry.visible_to : [],
    ),
  );
  return { document, problems, entries: entries.length, seenBy: audience(principals) };
}

/** “Seen by everybody, without signing in, and by 2 identities or groups”. */
export function seenWords({ seenBy }: Pick<IngestDocument, 'seenBy'>): string {
  if (seenBy.length === 0) return 'Seen by nobody but those who administer the index';
  return `Seen by ${seenBy.join(', and by ')}`;
}

/** The document around the entries, and the way to their list in what was given; undefined for an entry by itself. */
function wrapped(value: Json): {
  document: JsonObject;
  entries: Json[];
  path: (string | number)[] | undefined;
} {
  const asList = (gmeta: Json[], path: string[]) => ({
    document: { ingest_type: 'GMetaList', ingest_data: { gmeta } },
    entries: gmeta,
    path,
  });
  if (Array.isArray(value)) return asList(value, []);
  if (!isJsonObject(value)) return asList([value], []);
  if ('ingest_type' in value || 'ingest_data' in value) {
    const { ingest_data: data } = value;
    if (value.ingest_type === 'GMetaEntry')
      return { document: value, entries: data === undefined ? [] : [data], path: undefined };
    const gmeta = isJsonObject(data) && Array.isArray(data.gmeta) ? data.gmeta : [];
    return {
      document: { ...value, ingest_type: 'GMetaList' },
      entries: gmeta,
      path: ['ingest_data', 'gmeta'],
    };
  }
  if (Array.isArray(value.gmeta)) return asList(value.gmeta, ['gmeta']);
  return {
    document: { ingest_type: 'GMetaEntry', ingest_data: value },
    entries: [value],
    path: undefined,
  };
}

function problemsOf(entry: Json, path: (string | number)[]): IngestProblem[] {
  if (!isJsonObject(entry))
    return [{ path, message: 'An entry is an object with subject, visible_to and content.' }];
  const found: IngestProblem[] = [];
  const wrong = (name: string, message: string) => found.push({ path: [...path, name], message });
  for (const [name, why] of Object.entries(MISSING))
    if (entry[name] === undefined || entry[name] === null)
      found.push({ path, message: `“${name}” is missing. ${why}` });
  const { subject, visible_to, content, id } = entry;
  if (subject !== undefined && subject !== null && (typeof subject !== 'string' || subject === ''))
    wrong('subject', '“subject” is a text that is not empty.');
  if (id !== undefined && id !== null && typeof id !== 'string') wrong('id', '“id” is a text, or left out.');
  if (content !== undefined && content !== null && !isJsonObject(content))
    wrong('content', '“content” is an object.');
  if (JSON.stringify(content ?? null).length > LARGEST)
    wrong('content', 'An entry may not be larger than 10 MB.');
  if (visible_to !== undefined && visible_to !== null)
    found.push(...visibility(visible_to, [...path, 'visible_to']));
  return found;
}

const PRINCIPAL = /^urn:globus:(auth:identity|groups:id):[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function visibility(value: Json, path: (string | number)[]): IngestProblem[] {
  if (!Array.isArray(value)) return [{ path, message: '“visible_to” is a list, such as ["public"].' }];
  return value.flatMap((who, i) =>
    who === 'public' || who === 'all_authenticated_users' || (typeof who === 'string' && PRINCIPAL.test(who))
      ? []
      : [
          {
            path: [...path, i],
            message: `${JSON.stringify(who)} is nobody: give “public”, “all_authenticated_users”, or the URN of an identity (urn:globus:auth:identity:…) or a group (urn:globus:groups:id:…).`,
          },
        ],
  );
}

function audience(principals: ReadonlySet<Json>): string[] {
  const others = [...principals].filter(who => who !== 'public' && who !== 'all_authenticated_users').length;
  return [
    ...(principals.has('public') ? ['everybody, without signing in'] : []),
    ...(principals.has('all_authenticated_users') ? ['all who sign in to Globus'] : []),
    ...(others > 0 ? [`${counted(others, 'identity or group', 'identities or groups')}`] : []),
  ];
}

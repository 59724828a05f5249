import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CompanionFiles,
  definitionsOf,
  flowsInProject,
  inputSchemaOf,
  type Neighbourhood,
  PROJECT_FILE,
  type Recognition,
  recogniseAmong,
  type TextFile,
} from '../../../language/src/index.ts';
import { addressOf, type Problem, readTextIfThere, reason } from '../files.ts';
import type { Source } from './source.ts';

/** Finds the files that documents belong to, or that belong to them. Each is read once. */
export class Companions {
  readonly #files = new Map<string, Promise<TextFile | undefined>>();
  readonly #folders = new Map<string, readonly string[]>();

  /** The files that a document is checked with; `schema` is the input schema of whatever has one. */
  async of(source: Source, schema: TextFile | undefined, problems: Problem[]): Promise<CompanionFiles> {
    if (source.kind === 'input-schema') return { definitions: await this.definitions(source.uri) };
    if (source.kind === 'project-file') return { definitions: await this.#definitionsNamed(source) };
    if (source.kind === 'flow-test') return {};
    const inputSchema = schema ?? (await this.inputSchema(source, problems));
    return inputSchema ? { inputSchema } : {};
  }

  /**
   * The input schema that lies beside a definition or a run input; undefined where there is none. One that cannot be
   * read is a problem: what it belongs to is checked without it.
   */
  async inputSchema(
    { uri, path: at }: Pick<Source, 'uri' | 'path'>,
    problems: Problem[],
  ): Promise<TextFile | undefined> {
    let asked = '';
    const file = (candidate: string) => {
      // That one of these cannot be read is said where its settings are read.
      if (candidate.endsWith(`/${PROJECT_FILE}`)) return this.#readable.file(candidate);
      asked = candidate;
      return this.#file(candidate);
    };
    try {
      return await inputSchemaOf(uri, { file, beside: this.#beside });
    } catch (error) {
      const way = path.relative(path.dirname(fileURLToPath(uri)), fileURLToPath(asked));
      problems.push({ path: path.join(path.dirname(at), way), message: reason(error) });
      return undefined;
    }
  }

  /** The definitions that an input schema or a run input belongs to; what cannot be read is none. */
  definitions(uri: string): Promise<TextFile[]> {
    return definitionsOf(uri, this.#readable);
  }

  /** What a file is, of which its name and content say `found`. */
  recognise(uri: string, found: Recognition): Promise<Recognition> {
    return recogniseAmong(uri, found, this.#readable);
  }

  /** The definitions that a project file names, as far as they can be read. */
  async #definitionsNamed(project: TextFile): Promise<TextFile[]> {
    const flows = flowsInProject(project);
    const files = await Promise.all(flows.map(flow => this.#readable.file(flow.definition)));
    return files.filter(file => file !== undefined);
  }

  get #readable(): Neighbourhood {
    return { file: uri => this.#file(uri).catch(() => undefined), beside: this.#beside };
  }

  #file(uri: string): Promise<TextFile | undefined> {
    const file = this.#files.get(uri) ?? read(uri);
    this.#files.set(uri, file);
    return file;
  }

  readonly #beside = async (uri: string): Promise<readonly string[]> => {
    const folder = path.dirname(fileURLToPath(uri));
    const files = this.#folders.get(folder) ?? list(folder);
    this.#folders.set(folder, files);
    return files;
  };
}

async function read(uri: string): Promise<TextFile | undefined> {
  const text = readTextIfThere(fileURLToPath(uri));
  return text === undefined ? undefined : { uri, text };
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => /\.json$/i.test(name))
      .sort()
      .map(name => addressOf(path.join(folder, name)));
  } catch {
    return [];
  }
}

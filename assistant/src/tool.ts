import type { TextFile } from '../../language/src/index.ts';
import type { JsonObject } from '../../runtime/src/index.ts';

/** The files that tools may read: those of one folder, and no others. */
export interface Workspace {
  /** Throws an Error, whose message is for the assistant, for what is not there or lies outside. */
  read(path: string): Promise<TextFile>;
  /** The input schema that belongs to a definition, as the editor finds it. */
  inputSchemaOf(definition: TextFile): Promise<TextFile | undefined>;
}

/** Something that an assistant can ask for. It only reads, and says nothing but what the arguments and files say. */
export interface Tool {
  name: string;
  title: string;
  /** What it is for and what it gives, for an assistant that has to choose. */
  description: string;
  /** JSON Schema of the arguments. */
  input: JsonObject;
  /** Throws an Error whose message is for the assistant. */
  run(args: JsonObject, workspace: Workspace): Promise<string>;
}

/** What the server needs from where it runs. */
export interface Host {
  version: string;
  /** The address of the folder with the rules' pages, with a slash at its end. */
  rulePages: string;
  /** The text of a file, or undefined when there is none to be read; absent where there are no files. */
  readFile?: (uri: string) => Promise<string | undefined>;
  /** The names of the files in a folder, none when it cannot be listed; absent where there are no folders. */
  listFolder?: (uri: string) => Promise<readonly string[]>;
  /** Calls back as soon as messages that have arrived by now are dealt with one further. */
  defer(callback: () => void): void;
}

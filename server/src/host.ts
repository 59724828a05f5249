/** What the server needs from where it runs. */
export interface Host {
  version: string;
  /** The address of the folder with the rules' pages, with a slash at its end. */
  rulePages: string;
  /** The text of a file, or undefined when there is none to be read; absent where there are no files. */
  readFile?: (uri: string) => Promise<string | undefined>;
  /** Calls back as soon as messages that have arrived by now are dealt with one further. */
  defer(callback: () => void): void;
}

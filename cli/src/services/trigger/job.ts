/** What the system is to run. */
export interface Job {
  /** Without spaces. */
  name: string;
  title: string;
  command: string[];
  /** The folder that it runs in. */
  folder: string;
  /** The folders that it watches. */
  watched: string[];
}

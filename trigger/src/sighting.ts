/** A file as it was seen at a moment. */
export interface Sighting {
  /** In the watched folder, with forward slashes. */
  path: string;
  /** Says which state of the file it is: another one is another event. */
  version: string;
  /** The same for a file that has only got another name. */
  identity: string;
  /** While it stays the same nobody writes. */
  fingerprint: string;
  /** Nothing is missing: not the marker, nor what a manifest lists. */
  isComplete: boolean;
  /** What a manifest that is not complete waits for, or what is wrong with it, in words. */
  missing?: string;
  size: number;
  /** What a manifest lists, in the watched folder, with forward slashes. */
  files: string[];
}

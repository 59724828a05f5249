/** One character that a text lacks, before the character at `at`. */
export interface Missing {
  at: number;
  character: '"' | ':' | '{' | '}' | '[' | ']';
}

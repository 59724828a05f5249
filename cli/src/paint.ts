const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34 } as const;

/** Gives a text a colour, or leaves it plain. */
export type Paint = (style: keyof typeof CODES, text: string) => string;

/** Colours, or nothing. */
export function painter(colourful: boolean): Paint {
  return (style, text) => (colourful ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
}

/** Standard output is a terminal, and NO_COLOR is not set. */
export function isColourful(): boolean {
  return process.stdout.isTTY === true && !process.env.NO_COLOR;
}

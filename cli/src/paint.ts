const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34 } as const;

/** Colours text for a terminal; plain where stdout is none, or where NO_COLOR is set. */
export function paint(style: keyof typeof CODES, text: string): string {
  const plain = !process.stdout.isTTY || Boolean(process.env.NO_COLOR);
  return plain ? text : `\u001b[${CODES[style]}m${text}\u001b[0m`;
}

/** Rows as columns that stand below each other; the last one as long as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map(row => lengthOf(row[column] ?? ''))));
  return rows
    .map(row =>
      row
        .map((text, column) => padded(text, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - lengthOf(text));
}

/** In code points: names may have letters beyond the first 65,536. */
function lengthOf(text: string): number {
  return [...text].length;
}

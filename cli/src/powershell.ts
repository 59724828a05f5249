/**
 * A text as PowerShell reads it, in which it changes nothing. It is ASCII whatever the text: Windows PowerShell takes
 * what programs say, and scripts without a byte order mark, to be in the code page of the computer.
 */
export function powershellText(text: string): string {
  if (/^[ -~]*$/.test(text)) return quoted(text);
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `([regex]::Unescape(${quoted(escaped)}))`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

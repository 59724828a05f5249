/** The parts that there are, as paragraphs of Markdown. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n\n');
}

/** Text as code within a line. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

/** Text in bold as it is, whatever it has in it. */
export function bold(text: string): string {
  return `**${text.replace(/[\\`*_[\]<>]/g, '\\$&')}**`;
}

/** The first of them, with an ellipsis where there are more. */
export function few(names: Iterable<string>, most = 8): string {
  const all = [...new Set(names)];
  return [...all.slice(0, most), ...(all.length > most ? ['…'] : [])].join(', ');
}

export function quoted(name: string | undefined): string {
  return `“${name ?? ''}”`;
}

// What the macros of man(7) make a page of.

/** A text as it stands; no line of it is taken for a macro. */
export function text(words) {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '\\[u2026]')
    .replaceAll('’', '\\[cq]')
    .replaceAll('“', '\\[lq]')
    .replaceAll('”', '\\[rq]')
    .replaceAll(/^(?=[.'])/gm, '\\&');
}

/** The argument of a macro. */
export function quoted(words) {
  return `"${text(words).replaceAll('"', '\\[dq]')}"`;
}

export function bold(words) {
  return `\\fB${text(words)}\\fR`;
}

/** Paragraphs, which are filled, and what is indented, which stays as it is. */
export function paragraphs(words) {
  return words
    .split(/\n{2,}/)
    .map(part =>
      /^ {2}/.test(part) ? `.nf\n.RS 2\n${text(part.replaceAll(/^ {2}/gm, ''))}\n.RE\n.fi` : text(part),
    )
    .join('\n.PP\n');
}

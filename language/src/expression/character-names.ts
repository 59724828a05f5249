/**
 * The characters that `\N{…}` can name here. Python knows all Unicode names; these are the ones that stand in
 * labels and messages. Any other name is reported as not known.
 */
export const characterNames: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  BULLET: '\u2022',
  'CHECK MARK': '\u2713',
  'COPYRIGHT SIGN': '\u00a9',
  'DEGREE SIGN': '\u00b0',
  'EM DASH': '\u2014',
  'EN DASH': '\u2013',
  'EURO SIGN': '\u20ac',
  'GREEK SMALL LETTER MU': '\u03bc',
  'HORIZONTAL ELLIPSIS': '\u2026',
  'LEFT DOUBLE QUOTATION MARK': '\u201c',
  'LEFT SINGLE QUOTATION MARK': '\u2018',
  'MICRO SIGN': '\u00b5',
  'MIDDLE DOT': '\u00b7',
  'MINUS SIGN': '\u2212',
  'MULTIPLICATION SIGN': '\u00d7',
  'NO-BREAK SPACE': '\u00a0',
  'PLUS-MINUS SIGN': '\u00b1',
  'REGISTERED SIGN': '\u00ae',
  'RIGHT DOUBLE QUOTATION MARK': '\u201d',
  'RIGHT SINGLE QUOTATION MARK': '\u2019',
  'RIGHTWARDS ARROW': '\u2192',
  SPACE: ' ',
  'TRADE MARK SIGN': '\u2122',
});

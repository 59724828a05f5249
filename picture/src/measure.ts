/** The sizes of type in a picture, in pixels. */
export const TYPE = { name: 13, small: 11 } as const;

/** How many pixels wide a text is. Who has the font measures; who has none estimates. */
export type Measure = (text: string, size: keyof typeof TYPE) => number;

/** An estimate for the usual sans-serif fonts, rather too wide than too narrow. */
export const estimate: Measure = (text, size) => {
  let ems = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    ems += code < LATIN.length ? (LATIN[code] ?? 0) : code < SQUARE ? MIDDLE : 1.05;
  }
  return Math.ceil(ems * TYPE[size]);
};

const MIDDLE = 0.59;
/** From Hangul on, scripts and symbols whose characters fill a square. */
const SQUARE = 0x1100;

const LATIN = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[iljtfrI.,:;'"|!()[\] ]/.test(character)) return 0.36;
  if (/[mwMW@%]/.test(character)) return 0.94;
  return /[A-Z_$]/.test(character) ? 0.7 : MIDDLE;
});

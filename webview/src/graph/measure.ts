import type { Measure } from '../../../picture/src/index.ts';

/** Measures texts in the font of the page. */
export function pageMeasure(): Measure {
  const family = getComputedStyle(document.body).fontFamily || 'sans-serif';
  const context = document.createElement('canvas').getContext('2d');
  const fonts = { name: `600 13px ${family}`, small: `11px ${family}` };
  let current: keyof typeof fonts | undefined;
  return (text, size) => {
    if (!context) return text.length * 8;
    if (current !== size) context.font = fonts[size];
    current = size;
    return Math.ceil(context.measureText(text).width);
  };
}

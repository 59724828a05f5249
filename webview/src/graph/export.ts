import type { GraphView } from '../../../language/src/index.ts';
import { type Colours, mermaidOf, type Picture, svgOf } from '../../../picture/src/index.ts';
import type { GraphExport } from '../index.ts';

/** The picture for a file: a text, or the bytes of an image in base 64. */
export async function exported(
  format: GraphExport,
  view: GraphView,
  picture: Picture,
  title: string,
): Promise<string> {
  switch (format) {
    case 'mermaid':
      return mermaidOf(view);
    case 'svg':
      return svgOf(view, picture, title);
    case 'png':
      return png(svgOf(view, picture, title, pageColours()), picture);
  }
}

/** Browsers draw no larger images. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 100_000_000;

async function png(text: string, { width, height }: Picture): Promise<string> {
  const scale = Math.min(
    2,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(width * scale));
    canvas.height = Math.max(1, Math.floor(height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const [, bytes = ''] = canvas.toDataURL('image/png').split(',');
    return bytes;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The colours of the theme, as the page has them. */
function pageColours(): Colours {
  const style = getComputedStyle(document.body);
  const colour = (name: keyof Colours) => style.getPropertyValue(`--${name}`).trim();
  return {
    background: colour('background'),
    text: colour('text'),
    faint: colour('faint'),
    box: colour('box'),
    border: colour('border'),
    line: colour('line'),
    error: colour('error'),
    warning: colour('warning'),
  };
}

import { UnreadableLink } from './unreadable-link.ts';

/** Where a text that can be repeated stands in what was put out before. */
interface Entry {
  at: number;
  length: number;
}

/** What a number stands for that names no entry. */
const LITERAL_8 = 0;
const LITERAL_16 = 1;
const END = 2;
const FIRST_ENTRY = 3;

/**
 * Decompresses what lz-string makes for links (`compressToEncodedURIComponent`). The dictionary keeps places in the
 * output only, so however much a hostile link repeats, it takes no more time and memory than `limit` characters do.
 * Throws UnreadableLink.
 */
export function decompressLz(compressed: string, limit: number): string {
  const bits = new Bits(compressed);
  const output = new Output(limit);
  const entries: Entry[] = [];
  let width = 3;
  let untilWider = 4;
  const add = (entry: Entry) => {
    entries.push(entry);
    if (--untilWider > 0) return;
    untilWider = 2 ** width;
    width++;
  };
  const literal = (code: number): Entry => {
    output.put(bits.read(code === LITERAL_8 ? 8 : 16));
    return { at: output.length - 1, length: 1 };
  };

  const first = bits.read(2);
  if (first === END) return '';
  if (first !== LITERAL_8 && first !== LITERAL_16) throw new UnreadableLink('broken');
  let last = literal(first);
  entries.push(last);
  for (;;) {
    const code = bits.read(width);
    if (code === END) return output.text();
    // The last text with the character that comes now: it can be what comes now.
    const longer = { at: last.at, length: last.length + 1 };
    if (code === LITERAL_8 || code === LITERAL_16) {
      last = literal(code);
      add(last);
      add(longer);
    } else {
      add(longer);
      const entry = entries[code - FIRST_ENTRY];
      if (!entry) throw new UnreadableLink('broken');
      last = output.repeat(entry);
    }
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$';
const VALUES: ReadonlyMap<string, number> = new Map(
  [...ALPHABET].map((character, value) => [character, value]),
);

/** The bits of a text: six a character, the highest first. */
class Bits {
  readonly #text: string;
  #at = 0;
  #six = 0;
  #left = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The number in the next bits, of which the first counts least. */
  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++) value |= this.#next() << bit;
    return value;
  }

  #next(): number {
    if (this.#left === 0) {
      const six = VALUES.get(this.#text.charAt(this.#at++));
      if (six === undefined) throw new UnreadableLink('broken');
      this.#six = six;
      this.#left = 6;
    }
    this.#left--;
    return (this.#six >> this.#left) & 1;
  }
}

/** The characters so far. */
class Output {
  readonly #limit: number;
  #characters = new Uint16Array(1024);
  length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  put(character: number): void {
    this.#reserve(1);
    this.#characters[this.length++] = character;
  }

  /** Puts a text out again, which may reach into what it puts out. */
  repeat({ at, length }: Entry): Entry {
    this.#reserve(length);
    const characters = this.#characters;
    const from = this.length;
    for (let index = 0; index < length; index++) characters[from + index] = characters[at + index] ?? 0;
    this.length += length;
    return { at: from, length };
  }

  text(): string {
    const parts: string[] = [];
    for (let at = 0; at < this.length; at += PART)
      parts.push(String.fromCharCode(...this.#characters.subarray(at, Math.min(at + PART, this.length))));
    return parts.join('');
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed > this.#limit) throw new UnreadableLink('too-large');
    if (needed <= this.#characters.length) return;
    const larger = new Uint16Array(Math.max(needed, this.#characters.length * 2));
    larger.set(this.#characters.subarray(0, this.length));
    this.#characters = larger;
  }
}

/** How many characters become a text at once: each is an argument of a call. */
const PART = 4096;

import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** Larger parts of a process's memory are read in pieces of this size (bytes). */
const PIECE = 16 * 1024 * 1024;

/** The arguments that a process was started with; empty for one that has ended meanwhile. */
export function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** The ids of all processes of this computer. Linux only. */
export function processes(): string[] {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name));
}

/**
 * Which of the texts (ASCII) stand in the memory that a process can write to, as one byte a character or as two. Undefined
 * where the system does not let us look.
 */
export function foundInMemory(id: string, texts: readonly string[]): string[] | undefined {
  const wanted = texts.map(text => ({
    text,
    forms: [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')],
  }));
  const longest = Math.max(...wanted.flatMap(({ forms }) => forms.map(form => form.length)));
  const found = new Set<string>();
  try {
    const memory = openSync(`/proc/${id}/mem`, 'r');
    for (const { from, to } of writable(id))
      for (let at = from; at < to; at += PIECE) {
        const piece = read(memory, at, Math.min(PIECE + longest, to - at));
        for (const { text, forms } of wanted) if (forms.some(form => piece.includes(form))) found.add(text);
      }
    closeSync(memory);
    return [...found];
  } catch {
    return undefined;
  }
}

function writable(id: string): { from: number; to: number }[] {
  return readFileSync(`/proc/${id}/maps`, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, from = '', to = ''] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
      return from === '' ? [] : [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }];
    });
}

/** Nothing where the memory is given back meanwhile. */
function read(memory: number, at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  try {
    return buffer.subarray(0, readSync(memory, buffer, 0, length, at));
  } catch {
    return Buffer.alloc(0);
  }
}

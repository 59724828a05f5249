import { createInterface } from 'node:readline/promises';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';

/** Somebody sits before it who can be asked. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true && !process.env.CI;
}

/** Tells something that is not the result: standard output stays clean. */
export function say(text: string): void {
  console.error(text.split('\n').map(printable).join('\n'));
}

/** Asks for a line, which may as well come through a pipe; undefined where there is none. */
export async function askLine(question: string, signal?: AbortSignal): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ended = new Promise<undefined>(resolve => lines.once('close', () => resolve(undefined)));
    const line = await Promise.race([lines.question(question, signal ? { signal } : {}), ended]);
    return line?.trim();
  } finally {
    lines.close();
  }
}

/** Asks for yes or no; `usual` is what Enter means. */
export async function askYes(question: string, usual: boolean): Promise<boolean> {
  const answer = (await askLine(`${question} ${usual ? '[Y/n]' : '[y/N]'} `))?.toLowerCase();
  return answer === '' ? usual : answer === 'y' || answer === 'yes';
}

/** Asks for a secret without showing it. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  // Nothing is shown from before the question on: somebody may type, or paste, at once.
  stdin.setRawMode(true).setEncoding('utf8').resume();
  stderr.write(question);
  try {
    return await typedSecret();
  } finally {
    stdin.setRawMode(false).pause();
    stderr.write('\n');
  }
}

const ENTER = ['\r', '\n', '\u0004'];
const INTERRUPT = '\u0003';
const BACKSPACE = ['\u007f', '\b'];

function typedSecret(): Promise<string> {
  const typed: string[] = [];
  return new Promise(resolve => {
    const take = (text: string) => {
      for (const character of text) {
        if (character === INTERRUPT) process.exit(EXIT.interrupted);
        if (ENTER.includes(character)) {
          process.stdin.off('data', take);
          return resolve(typed.join('').trim());
        }
        if (BACKSPACE.includes(character)) typed.pop();
        else typed.push(character);
      }
    };
    process.stdin.on('data', take);
  });
}

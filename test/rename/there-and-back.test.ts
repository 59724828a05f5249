import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderOf, openIn } from '../../language/src/features/navigation/testing/open-files.ts';
import { applyEdits, type Edit, prepareRename, rename } from '../../language/src/index.ts';
import { here, slugs, textOf } from '../corpus/corpus.ts';

// What is renamed, and then gets its old name again where it is called otherwise now, leaves the same bytes in all files.

/** The files of a folder, by name. */
type Texts = ReadonlyMap<string, string>;

const FOLDER = 'file:///f/';
const WORD = /[\p{L}\p{N}_]+/gu;

interface Renamed {
  /** The name before. */
  from: string;
  texts: Texts;
  edits: ReadonlyMap<string, readonly Edit[]>;
}

/** Renames what is named at an offset; undefined where nothing is, or where it is refused. */
async function renamed(texts: Texts, name: string, offset: number, to: string): Promise<Renamed | undefined> {
  const { files, file } = await openIn(folderOf(texts), name);
  const place = prepareRename(files, file, offset);
  const changes = place && !('refusal' in place) && rename(files, file, offset, to);
  if (!changes || 'refusal' in changes || changes.length === 0) return undefined;
  const edits = new Map(changes.map(change => [change.file.uri.slice(FOLDER.length), change.edits]));
  const after = [...texts].map(([own, text]) => [own, applyEdits(text, edits.get(own) ?? [])] as const);
  return { from: place.name, texts: new Map(after), edits };
}

/** Where the name stands in the text after a rename, as the edit wrote it that touched an offset. */
function nameAfter(edits: readonly Edit[], offset: number, to: string): number | undefined {
  const own = edits.find(({ span }) => span.offset <= offset && offset <= span.offset + span.length);
  if (!own) return undefined;
  const before = edits.filter(({ span }) => span.offset < own.span.offset);
  const grown = before.reduce((sum, { span, newText }) => sum + newText.length - span.length, 0);
  return own.span.offset + grown + own.newText.indexOf(to);
}

/** Renames up to `most` names of each file there and back: how many, and which came back as something else. */
async function thereAndBack(texts: Texts, to: string, most: number) {
  const done = new Set<string>();
  const changed: string[] = [];
  let count = 0;
  for (const [file, text] of texts) {
    let left = most;
    for (const { index } of text.matchAll(WORD)) {
      if (left === 0) break;
      if (done.has(`${file}:${index}`)) continue;
      const there = await renamed(texts, file, index, to);
      const at = there && nameAfter(there.edits.get(file) ?? [], index, to);
      if (!there || at === undefined) continue;
      for (const [own, edits] of there.edits)
        for (const { span } of edits)
          for (let k = 0; k <= span.length; k++) done.add(`${own}:${span.offset + k}`);
      left--;
      count++;
      const back = await renamed(there.texts, file, at, there.from);
      if (![...texts].every(([own, before]) => back?.texts.get(own) === before))
        changed.push(`${file}: ${there.from}`);
    }
  }
  return { count, changed };
}

const NAMES = ['renamedForATest', 'größer', 'new'];

describe('the examples', () => {
  const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
  const flows = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());

  test.each(flows.flatMap(({ name }) => NAMES.map(to => [name, to] as const)))(
    '%s: every name to %s',
    async (name, to) => {
      const files = readdirSync(`${folder}${name}`).filter(
        file => file.endsWith('.json') && !file.endsWith('.run-log.json'),
      );
      const texts = new Map(files.map(file => [file, readFileSync(`${folder}${name}/${file}`, 'utf8')]));
      const { count, changed } = await thereAndBack(texts, to, Number.POSITIVE_INFINITY);
      expect(changed).toEqual([]);
      expect(count).toBeGreaterThan(2);
    },
  );
});

describe.skipIf(!here)('the public corpus', () => {
  test.each(slugs)('%s', async slug => {
    const texts = ['definition', 'schema', 'input'].flatMap(name => {
      const text = textOf(`${slug}/${name}.json`);
      return text === undefined ? [] : [[`${name}.json`, text] as const];
    });
    expect((await thereAndBack(new Map(texts), 'renamedForATest', 4)).changed).toEqual([]);
  });
});

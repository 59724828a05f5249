import { expect, test } from 'vitest';
import { Documents } from './documents.ts';
import { Projects } from './projects.ts';

const severity = (to: string) => JSON.stringify({ rules: { 'no-exit': to } });

function setUp(onDisk: Record<string, string>) {
  const documents = new Documents();
  const asked: string[] = [];
  const projects = new Projects(documents, async uri => {
    asked.push(uri);
    return onDisk[uri];
  });
  return { documents, projects, asked };
}

test('the nearest project file holds, and is read once until it changes', async () => {
  const onDisk: Record<string, string> = {
    'file:///a/globus-flows.json': severity('hint'),
    'file:///globus-flows.json': severity('off'),
  };
  const { documents, projects, asked } = setUp(onDisk);
  for (const name of ['a/b/c.flow.json', 'a/b/globus-flows.json', 'd/e.flow.json'])
    documents.open(`file:///${name}`, 1, '{}');

  const near = await projects.of('file:///a/b/c.flow.json');
  expect(near?.projectFile).toBe('file:///a/b/globus-flows.json'); // it is open, though not saved yet
  documents.close('file:///a/b/globus-flows.json');
  expect(projects.changed('file:///a/b/globus-flows.json')).toEqual(['file:///a/b/c.flow.json']);
  expect(await projects.of('file:///a/b/c.flow.json')).toMatchObject({
    projectFile: 'file:///a/globus-flows.json',
    settings: { rules: { 'no-exit': 'hint' } },
  });
  await projects.of('file:///a/b/other.flow.json');
  expect(asked).toEqual(['file:///a/b/globus-flows.json', 'file:///a/globus-flows.json']);

  onDisk['file:///a/globus-flows.json'] = severity('error');
  expect(projects.changed('file:///a/c.schema.json')).toEqual([]);
  expect(projects.changed('file:///a/globus-flows.json')).toEqual(['file:///a/b/c.flow.json']);
  expect(await projects.of('file:///a/b/c.flow.json')).toMatchObject({
    settings: { rules: { 'no-exit': 'error' } },
  });
});

test('there is none where no file can be read', async () => {
  const documents = new Documents();
  expect(await new Projects(documents, undefined).of('file:///a/b.flow.json')).toBeUndefined();
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PLAN_DEPLOYMENT, TOOLS } from '../assistant/src/index.ts';

const read = (file: string) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));

test('the manifest has the tools for assistants as they are', () => {
  const texts = read('package.nls.json');
  const told = (text: string) => text.replace(/^%(.+)%$/, (_, key: string) => texts[key]);
  const inManifest: {
    name: string;
    displayName: string;
    modelDescription: string;
    inputSchema: unknown;
    when?: string;
  }[] = read('package.json').contributes.languageModelTools;
  expect(
    inManifest.map(({ name, displayName, modelDescription, inputSchema }) => ({
      name,
      title: told(displayName),
      description: modelDescription,
      input: inputSchema,
    })),
  ).toEqual(
    [...TOOLS, PLAN_DEPLOYMENT].map(({ name, title, description, input }) => ({
      name: `globusFlows_${name}`,
      title,
      description,
      input,
    })),
  );
  const conditional = inManifest.filter(({ when }) => when !== undefined);
  expect(conditional.map(({ name, when }) => [name, when])).toEqual([
    ['globusFlows_plan_deployment', 'globusFlows.signedIn && isWorkspaceTrusted'],
  ]);
});

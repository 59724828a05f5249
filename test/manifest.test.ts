import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface Step {
  id: string;
  description: string;
  media: { svg: string; altText: string };
  completionEvents: string[];
}

interface Setting {
  description?: string;
  markdownDescription?: string;
  enum?: string[];
  enumDescriptions?: string[];
  properties?: Record<string, Setting>;
}

interface Manifest {
  name: string;
  publisher: string;
  contributes: {
    commands: { command: string; title: string; category?: string }[];
    menus: Record<string, { command: string }[]>;
    viewsWelcome: { view: string; contents: string }[];
    walkthroughs: { id: string; steps: Step[] }[];
    configuration: { properties: Record<string, Setting> };
    debuggers: { configurationAttributes: { launch: { properties: Record<string, Setting> } } }[];
  };
}

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const texts: Record<string, string> = JSON.parse(readFileSync(inProject('package.nls.json'), 'utf8'));
/** As VS Code reads it: with the texts in the place of their keys. */
const { name, publisher, contributes }: Manifest = JSON.parse(
  readFileSync(inProject('package.json'), 'utf8'),
  (_, value) => (typeof value === 'string' && /^%\S+%$/.test(value) ? texts[value.slice(1, -1)] : value),
);
const commands = new Set(contributes.commands.map(({ command }) => command));
const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);

/** The commands of ours that a text of the manifest links to. */
function linkedIn(text: string): string[] {
  return [...text.matchAll(/\(command:([\w.]+)/g)]
    .map(([, command]) => command ?? '')
    .filter(command => command.startsWith('globusFlows.'));
}

describe('the manifest', () => {
  test.each(Object.entries(contributes.configuration.properties))(
    'says what the setting %s is',
    (_, setting) => {
      expect(setting.description ?? setting.markdownDescription).toMatch(/\w/);
      if (setting.enum) expect(setting.enumDescriptions).toHaveLength(setting.enum.length);
      for (const inner of Object.values(setting.properties ?? {})) expect(inner.description).toMatch(/\w/);
    },
  );

  test('says what everything in a launch configuration is', () => {
    for (const { configurationAttributes } of contributes.debuggers)
      for (const property of Object.values(configurationAttributes.launch.properties))
        expect(property.description).toMatch(/\w/);
  });

  test('has no menu entry, link or step for a command that is not there', () => {
    const named = [
      ...Object.values(contributes.menus).flatMap(entries => entries.map(({ command }) => command)),
      ...contributes.viewsWelcome.flatMap(({ contents }) => linkedIn(contents)),
      ...steps.flatMap(({ description }) => linkedIn(description)),
      ...steps
        .flatMap(({ completionEvents }) => completionEvents)
        .flatMap(event => event.match(/^onCommand:(globusFlows\..*)$/)?.[1] ?? []),
    ];
    expect(named.filter(command => !commands.has(command))).toEqual([]);
  });

  test('has the commands that are told of beside those of the Globus CLI', () => {
    const buttons = ['Grant Consent', 'Sign In']; // where one of them helps
    const titles = new Set([...buttons, ...contributes.commands.map(({ title }) => title)]);
    const table = readFileSync(inProject('docs/globus-cli.md'), 'utf8');
    const told = [...table.matchAll(/\b_(\p{Lu}[^_]+)_/gu)].map(([, title]) => title ?? '');
    expect(told.length).toBeGreaterThan(15);
    expect(told.filter(title => !titles.has(title))).toEqual([]);
  });

  test('has its commands in one category', () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['Globus Flows']));
  });

  test.each(steps.map(step => [step.id, step] as const))(
    'has a picture in words for the step %s',
    (_, step) => {
      expect(existsSync(inProject(step.media.svg))).toBe(true);
      expect(step.media.altText).toMatch(/\w/);
      expect(step.completionEvents).not.toEqual([]);
    },
  );

  test('leads from the empty view to the first steps', () => {
    const [walkthrough] = contributes.walkthroughs;
    const link = encodeURIComponent(JSON.stringify(`${publisher}.${name}#${walkthrough?.id}`));
    for (const { contents } of contributes.viewsWelcome.filter(({ view }) => view === 'globusFlows.flows'))
      expect(contents).toContain(`(command:workbench.action.openWalkthrough?${link})`);
  });
});

import path from 'node:path';
import { EXIT } from '../../exit-codes.ts';
import { printJson } from '../../print-json.ts';
import { attempt } from '../services.ts';
import type { Job } from './job.ts';
import { launchdFile } from './launchd.ts';
import { systemdFile } from './systemd.ts';
import { type TriggerOptions, triggersMeant } from './triggers-meant.ts';
import { windowsFile } from './windows.ts';

export interface ServiceFileCommand extends TriggerOptions {
  kind?: keyof typeof FILES;
  environment?: string;
  json: boolean;
}

const FILES = { systemd: systemdFile, launchd: launchdFile, windows: windowsFile } as const;

/** `gflow trigger service`: prints what makes the system run triggers, and returns the exit status. */
export async function triggerService(names: readonly string[], command: ServiceFileCommand): Promise<number> {
  return attempt({ json: command.json }, {}, async () => {
    const triggers = await triggersMeant(names, command);
    const job: Job = {
      name: nameOf(triggers.map(({ name }) => name)),
      title: `gflow trigger: ${triggers.map(({ name }) => name).join(', ')}`,
      command: [
        process.execPath,
        path.resolve(process.argv[1] ?? 'gflow'),
        'trigger',
        ...names,
        ...options(command),
      ],
      folder: process.cwd(),
      watched: triggers.map(({ folder }) => folder),
    };
    const kind = command.kind ?? usualKind();
    const text = FILES[kind](job);
    if (command.json) printJson({ kind, name: job.name, text });
    else process.stdout.write(text);
    return EXIT.ok;
  });
}

/** Nowhere two dashes side by side: in XML they would end a comment. */
function nameOf(triggers: readonly string[]): string {
  return `gflow-${triggers.join('-')}`.replace(/[^\w.]+/g, '-').slice(0, 100);
}

/** The options again, with paths that hold wherever it is started. */
function options({
  flow,
  watch,
  pattern,
  settle,
  input,
  collectionPath,
  name,
  environment,
}: ServiceFileCommand): string[] {
  const absolute = (file: string | undefined) => file && path.resolve(file);
  return Object.entries({
    '--flow': flow,
    '--watch': absolute(watch),
    '--pattern': pattern,
    '--settle': settle,
    '--input': absolute(input),
    '--collection-path': collectionPath,
    '--name': name,
    '--environment': environment,
  }).flatMap(([option, value]) => (value === undefined ? [] : [option, value]));
}

function usualKind(): keyof typeof FILES {
  if (process.platform === 'win32') return 'windows';
  return process.platform === 'darwin' ? 'launchd' : 'systemd';
}

import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { configFolder, stateFolder } from './folders.ts';

afterEach(() => vi.unstubAllEnvs());

test('where the user wants configuration and state to be', () => {
  vi.stubEnv('XDG_CONFIG_HOME', path.resolve('/c'));
  vi.stubEnv('XDG_STATE_HOME', path.resolve('/s'));
  expect([configFolder(), stateFolder()]).toEqual([path.resolve('/c/gflow'), path.resolve('/s/gflow')]);
});

test.skipIf(process.platform === 'win32')(
  'else where they usually are; a relative wish counts as none',
  () => {
    vi.stubEnv('XDG_CONFIG_HOME', 'here');
    vi.stubEnv('XDG_STATE_HOME', '');
    expect(configFolder()).toBe(path.join(os.homedir(), '.config/gflow'));
    expect(stateFolder()).toBe(path.join(os.homedir(), '.local/state/gflow'));
  },
);

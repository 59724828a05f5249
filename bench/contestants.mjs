import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { load } from './ours.mjs';
import * as peers from './peers.mjs';

/** Who is measured: `machine` says in which language its flows are written. */
export const CONTESTANTS = {
  ours: { label: 'ours, all rules', machine: 'flow', load },
  json: { label: 'vscode-json-languageservice', machine: 'flow', load: peers.loadJsonService },
  states: { label: 'amazon-states-language-service', machine: 'twin', load: peers.loadStatesService },
  validator: { label: 'asl-validator', machine: 'twin', load: peers.loadStatesValidator },
  tree: { label: 'jsonc-parser parseTree', machine: 'flow', load: peers.loadParseTree },
  parse: { label: 'JSON.parse', machine: 'flow', load: peers.loadJsonParse },
};

/** Those of them that can be measured here. */
export const present = ids => ids.filter(id => id !== 'json' || peers.flowSchema);

/**
 * A process of its own that holds one contestant and one text, so that nobody's heap or compiled code is in the way
 * of another. Each call resolves to milliseconds, taken there, or rejects with what went wrong.
 */
export function enter(id, file) {
  const child = fork(fileURLToPath(new URL('./contestant.mjs', import.meta.url)), [id, file], {
    execArgv: ['--max-old-space-size=8192'],
  });
  const ask = message =>
    new Promise((resolve, reject) => {
      const left = code => reject(new Error(`${id} left with ${code}`));
      child.once('exit', left);
      child.once('message', answer => {
        child.off('exit', left);
        resolve(answer);
      });
      child.send(message);
    });
  return {
    check: async () => (await ask({ do: 'check' })).ms,
    open: () => ask({ do: 'open' }),
    warm: small => ask({ do: 'warm', file: small }),
    edit: async edit => (await ask({ do: 'edit', ...edit })).ms,
    /** How many findings the last check had. */
    findings: async () => (await ask({ do: 'findings' })).findings,
    /** The most memory that the process has had in RAM, in MB. */
    peak: async () => (await ask({ do: 'peak' })).megabytes,
    leave: () => child.kill(),
  };
}

import assert from 'node:assert/strict';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { hasHands, reload } from './hand.ts';
import { file, readJson, write } from './workspace.ts';

const NAP = {
  StartAt: 'Nap',
  States: { Nap: { Type: 'Wait', Seconds: 12, Next: 'Awake' }, Awake: { Type: 'Pass', End: true } },
};
const NOTE = 'reload/note.json';

/** What the window has written down before it was reloaded; undefined before that. */
async function note(): Promise<string | undefined> {
  try {
    return String((await readJson(file(NOTE))).runId);
  } catch {
    return undefined;
  }
}

// The first suite: what runs before the reload runs again after it.
describe('a window that is reloaded while a run goes on', function () {
  this.timeout(60_000);

  it('follows the run to its end', async function () {
    if (!hasHands) return this.skip();
    const before = await note();
    const runId = before ?? (await startAndReload());
    // A VS Code server without a key for secrets forgets them with the window.
    if ((await (await api()).sessions()).length === 0) await signedInPerson('Ada Alvarez');
    const status = async () => (await inView('nap-over-reload', 'over a reload'))?.description;
    const shown = await eventually(status, 'the run in the view');
    assert.match(shown, /ACTIVE|SUCCEEDED/);
    await eventually(async () => (await status()) === 'SUCCEEDED', `the end of the run ${runId}`, 45_000);
  });

  async function startAndReload(): Promise<never> {
    const ada: Session = await signedInPerson('Ada Alvarez');
    const robot = await signedInServiceAccount('Beamline robot');
    const { deploy, assignRunPermission, run, runsOf } = await api();
    const definition = await write('reload/nap-over-reload.flow.json', JSON.stringify(NAP, undefined, 2));
    await deploy(definition, ada);
    await assignRunPermission(definition, ada, robot.identity.username);
    void run(definition, robot, {}, 'over a reload').catch(() => undefined); // the window is gone before it ends
    const found = await eventually(
      async () => (await runsOf(robot)).find(({ label }) => label === 'over a reload'),
      'the run',
    );
    await write(NOTE, JSON.stringify({ runId: found.run_id }));
    return reload();
  }
});

import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { Json } from '../json.ts';
import { type ComputeClient, computeOf, pythonFunction, resultOf } from '../testing/compute.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { transferOf } from '../testing/transfer.ts';
import { packBuffers } from './serialize.ts';

const python = process.platform === 'win32' ? 'python' : 'python3';
const hasPython = spawnSync(python, ['--version']).status === 0;

describe.skipIf(!hasPython)('Python functions, where they are allowed', () => {
  let sandbox: Harness;
  let compute: ComputeClient;
  beforeAll(async () => {
    sandbox = await openSandbox({ allowCompute: true });
    compute = await computeOf(sandbox);
  });
  afterAll(() => sandbox.close());

  const call = async (name: string, source: string, args: Json[] = []) => {
    const id = await compute.register(pythonFunction(name, source));
    return compute.run(id, { args });
  };

  test('are called with their arguments', async () => {
    const task = await call(
      'power',
      'def power(x, n=2):\n    print("hello")\n    return {"power": x ** n}\n',
      [3],
    );
    expect(resultOf(task)).toEqual({ power: 9 });
  });

  test('see the files of the collection beside the endpoint, and nothing of the sandbox’s secrets', async () => {
    await (await transferOf(sandbox)).copy('/data/scan-001/', '/incoming/scan/', {}, { recursive: true });
    const source =
      'def look():\n    import os\n    return [sorted(os.listdir("incoming/scan"))[0], sorted(os.environ)]\n';
    const [first, names] = [resultOf(await call('look', source))].flat();
    expect(first).toBe('frame-0001.dat');
    expect(JSON.stringify(names)).not.toContain('VITEST');
  });

  test.each([
    ['raises', 'def f():\n    raise ValueError("no beam")\n', 'ValueError: no beam'],
    ['cannot be parsed', 'def f(:\n', 'SyntaxError'],
    ['gives what JSON has not', 'def f():\n    return {1, 2}\n', 'not JSON serializable'],
    ['ends the process', 'def f():\n    import os\n    os._exit(7)\n', 'exit code 7'],
    ['kills it', 'def f():\n    import os, signal\n    os.kill(os.getpid(), signal.SIGTERM)\n', 'SIGTERM'],
    ['prints without end', 'def f():\n    while True: print("x" * 100000)\n', '10 MB'],
  ])('a function that %s fails, and says why', async (_what, source, exception) => {
    const task = await call('f', source);
    expect(task.at('status')).toBe('failed');
    expect(task.text('exception')).toContain(exception);
  });

  test('what a function started and left is ended with it', async () => {
    const source =
      'def f():\n    import subprocess, sys\n    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])\n    return 1\n';
    expect(resultOf(await call('f', source))).toBe(1);
  });

  test('a function in a form that only the SDK reads asks for the SDK', async () => {
    const id = await compute.register({
      ...pythonFunction('f', ''),
      function_code: packBuffers(['01\ngASVAAAA\n']),
    });
    const task = await compute.run(id, {});
    expect(task.text('exception')).toMatch(/globus-compute-sdk|Error/);
  });

  test('one that does not end is ended with the sandbox, and begun anew by the next', async () => {
    const id = await compute.register(
      pythonFunction('f', 'def f():\n    import time\n    time.sleep(1000)\n'),
    );
    const submitted = await compute.submit(id, {});
    const taskId = submitted.text(`tasks.${id}.0`);
    // Would wait for the thousand seconds, were it not ended.
    await sandbox.restart();
    expect((await compute.call('GET', `/v2/tasks/${taskId}`, compute.robot)).at('status')).toBe('pending');
    const status = `/v2/endpoints/${demo.computeEndpoints.beamlineCluster.id}/status`;
    expect((await compute.call('GET', status, compute.robot)).at('details.outstanding_tasks')).toBe(1);
  });
});

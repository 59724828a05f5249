import { spawn } from 'node:child_process';
import { isObject, type Json, member, parseJson, textMember } from '../json.ts';

/** Reads the function and its arguments from standard input, calls it, and writes what became of it as JSON. */
const program = `
import base64, json, sys, traceback

def read(text):
    mark, body = text.split("\\n", 1)
    if mark == "11":
        return json.loads(body)
    if mark in ("st", "sd"):
        try:
            body = base64.b64decode(body.encode(), validate=False).decode()
        except Exception:
            pass
        name, source = body.split(":", 1)
        names = {}
        exec(source, names)
        return names[name]
    try:
        from globus_compute_sdk.serialize import ComputeSerializer
    except ImportError:
        raise RuntimeError(
            "This is written in a form that only the Compute SDK reads. Install globus-compute-sdk in the Python that"
            " runs the sandbox's functions, or register with PureSourceTextInspect and send JSONData."
        )
    return ComputeSerializer().deserialize(text)

out, sys.stdout = sys.stdout, sys.stderr
try:
    task = json.load(sys.stdin)
    function, args, kwargs = (read(text) for text in (task["function"], task["args"], task["kwargs"]))
    answer = json.dumps({"result": function(*args, **kwargs)}, allow_nan=False)
except BaseException:
    answer = json.dumps({"exception": traceback.format_exc()})
out.write("\\n" + answer + "\\n")
out.flush()
`;

export interface PythonCall {
  /** As the Compute SDK writes functions and values. */
  readonly function: string;
  readonly args: string;
  readonly kwargs: string;
}

/** The most that a function may give back, or print. */
const maximumOutput = 10 * 1024 * 1024;

const interpreter = process.platform === 'win32' ? 'python' : 'python3';
const passedOn = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'VIRTUAL_ENV', 'SYSTEMROOT', 'TEMP', 'USERPROFILE'];

/**
 * Calls a Python function in a process of its own, in the given folder. Throws what the function raised, as text.
 * Aborting ends the process and those that it started.
 */
export async function callPython(call: PythonCall, folder: string, signal: AbortSignal): Promise<Json> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const env = Object.fromEntries(
      passedOn.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : [])),
    );
    const own = process.platform !== 'win32';
    const child = spawn(interpreter, ['-c', program], {
      cwd: folder,
      env: { ...env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' },
      detached: own,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(own ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // It has no group of its own yet, or nobody is left in it.
        child.kill('SIGKILL');
      }
    };
    let output = '';
    let said = '';
    let size = 0;
    const take = (chunk: Buffer): string => {
      size += chunk.length;
      if (size > maximumOutput) end();
      return chunk.toString('utf8');
    };
    child.stdout.on('data', (chunk: Buffer) => {
      output += take(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + take(chunk)).slice(-10_000);
    });
    child.stdin.on('error', () => {
      // The process ended before it read its task; how it ended is told below.
    });
    child.stdin.end(JSON.stringify(call));
    signal.addEventListener('abort', end, { once: true });
    child.on('error', error => {
      signal.removeEventListener('abort', end);
      reject(new Error(`Python could not be started as ${interpreter}: ${error.message}`));
    });
    // What it started and left behind would keep its output open.
    child.on('exit', end);
    child.on('close', (code, by) => {
      signal.removeEventListener('abort', end);
      if (size > maximumOutput)
        return reject(new Error('The function gave back or printed more than 10 MB.'));
      const answer = parsed(output.trimEnd().split('\n').at(-1) ?? '');
      const exception = isObject(answer) ? textMember(answer, 'exception') : undefined;
      const result = isObject(answer) ? member(answer, 'result') : undefined;
      if (exception !== undefined) reject(new Error(exception));
      else if (result !== undefined) resolve(result);
      else
        reject(new Error(`Python ended with ${by ?? `exit code ${code}`} before the function did.\n${said}`));
    });
  });
}

function parsed(line: string): Json | undefined {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}

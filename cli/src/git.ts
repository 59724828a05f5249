import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** In bytes: the names of all files of a large repository. */
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/** A git repository, as the git of this machine sees it. Its own index and working tree are never touched. */
export class Repository {
  /** The folder at its top. */
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** The repository around a folder. Throws an Error whose message is for the user. */
  static async around(folder: string): Promise<Repository> {
    const root = await git(folder, ['rev-parse', '--show-toplevel']);
    return new Repository(path.resolve(root.trimEnd()));
  }

  /** The id of the commit that a revision names. Throws an Error whose message is for the user. */
  async commit(revision: string): Promise<string> {
    const found = await git(this.root, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^{commit}`,
    ]).catch(() => '');
    if (found === '')
      throw new Error(
        `There is no commit “${revision}” in this ${(await this.#isShallow()) ? SHALLOW : 'repository. Fetch it first if it is elsewhere.'}`,
      );
    return found.trim();
  }

  /**
   * The commit from which two have parted; of commits without a common history the first itself. Throws an Error whose
   * message is for the user where too little of the history is here.
   */
  async parting(base: string, head: string): Promise<string> {
    const found = await git(this.root, ['merge-base', base, head]).catch(() => undefined);
    if (found !== undefined) return found.trim();
    // What is new in the one would be told as removed by the other.
    if (await this.#isShallow())
      throw new Error(`It cannot be told where the two commits have parted in this ${SHALLOW}`);
    return base;
  }

  async #isShallow(): Promise<boolean> {
    return (await git(this.root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  }

  /** The text of a file as it was in a commit; `file` counts from the root. Throws an Error whose message is for the user. */
  async text(commit: string, file: string): Promise<string> {
    try {
      return await git(this.root, ['cat-file', 'blob', `${commit}:${file}`]);
    } catch {
      throw new Error('There is no such file in that commit.');
    }
  }

  /** The files that only have another path since a commit: by the new path the old one. Without `head`, in the working tree. */
  async moves(base: string, head: string | undefined): Promise<Map<string, string>> {
    const commits = head === undefined ? [base] : [base, head];
    const told = await git(this.root, [
      'diff',
      '--name-status',
      '-M',
      '-z',
      '--diff-filter=R',
      ...commits,
      '--',
    ]);
    const words = told.split('\0');
    const moves = new Map<string, string>();
    // Each is three words: how similar they are, the old path and the new one.
    for (let i = 0; i + 2 < words.length; i += 3) moves.set(words[i + 2] ?? '', words[i + 1] ?? '');
    return moves;
  }

  /** Writes the JSON files of a commit into a folder, as they would be checked out. What is no plain file is left out. */
  async checkOut(commit: string, folder: string): Promise<void> {
    const entries = (await git(this.root, ['ls-tree', '-r', '-z', commit])).split('\0');
    await mkdir(folder, { recursive: true });
    const files = entries.flatMap(entry => {
      const [about = '', name = ''] = entry.split('\t');
      return about.startsWith('100') && /\.json$/i.test(name) ? [name] : [];
    });
    if (files.length === 0) return;
    const own = await mkdtemp(path.join(tmpdir(), 'gflow-index-'));
    const env = { ...process.env, GIT_INDEX_FILE: path.join(own, 'index') };
    try {
      await git(this.root, ['read-tree', commit], env);
      const prefix = `${folder.split(path.sep).join('/')}/`; // as git has paths on every system
      await fed(this.root, ['checkout-index', '-z', '--stdin', `--prefix=${prefix}`], env, files.join('\0'));
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }
}

function git(folder: string, args: readonly string[], env = process.env): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env, maxBuffer: LARGEST_OUTPUT, encoding: 'utf8' } as const;
    execFile('git', [...args], options, (error, out, err) => {
      if (!error) resolve(out);
      else reject(new Error('code' in error && error.code === 'ENOENT' ? NO_GIT : said(err, args)));
    });
  });
}

/** Runs git with something on its standard input. */
function fed(folder: string, args: readonly string[], env: NodeJS.ProcessEnv, input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], { cwd: folder, env, stdio: ['pipe', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text;
    });
    child.once('error', reject);
    child.once('close', status => (status === 0 ? resolve() : reject(new Error(said(err, args)))));
    child.stdin.on('error', () => undefined); // git has ended already, and says why
    child.stdin.end(input);
  });
}

const SHALLOW =
  'shallow clone. Fetch the history: git fetch --unshallow; in CI check it out whole (fetch-depth: 0, GIT_DEPTH: 0).';
const NO_GIT = 'git is not installed, or not on the PATH. Install it, or compare two files: gflow diff.';

function said(err: string, args: readonly string[]): string {
  const line = err.trim().split('\n').at(-1) ?? '';
  return line.replace(/^fatal: /, '') || `git ${args[0]} has failed.`;
}

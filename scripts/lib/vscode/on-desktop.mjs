import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../processes.mjs';
import { inProject, requireFromProject } from '../project.mjs';

/**
 * The suite in the desktop VS Code, which @vscode/test-electron downloads on first use (it needs internet, and on
 * Linux a display or xvfb-run). GFLOW_TEST_VSCODE names a version to download, or the program of an installed one.
 * See `runSuite` for what the fields mean.
 */
export async function runOnDesktop(o) {
  const electron = requireFromProject('@vscode/test-electron');
  const wanted = process.env.GFLOW_TEST_VSCODE || 'stable';
  const program = path.isAbsolute(wanted) ? wanted : await download(electron, wanted, o.say);
  const userData = path.join(o.folder, 'data');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(o.settings));
  const profile = [`--user-data-dir=${userData}`, `--extensions-dir=${path.join(o.folder, 'extensions')}`];
  if (o.vsix) {
    const [cli] = electron.resolveCliArgsFromVSCodeExecutablePath(program);
    const shell = process.platform === 'win32';
    await run(cli, [...profile, '--install-extension', o.vsix, '--force'], { shell });
  }
  // @vscode/test-electron writes to this process's own output, so it runs in one whose output we can read.
  const options = JSON.stringify({
    vscodeExecutablePath: program,
    extensionDevelopmentPath: o.extension,
    extensionTestsPath: o.tests,
    extensionTestsEnv: o.env,
    launchArgs: [o.workspace, ...profile],
  });
  const runner = `require('@vscode/test-electron').runTests(${options}).catch(e => { console.error(String(e)); process.exit(1) })`;
  let output;
  try {
    output = await run(process.execPath, ['-e', runner], { cwd: inProject() });
  } catch (error) {
    for (const line of error.message.split(/\r?\n/)) o.onLog(line);
    throw new Error('Tests failed in the desktop VS Code, or it did not get that far.', { cause: error });
  }
  for (const line of output.split(/\r?\n/)) o.onLog(line);
}

async function download(electron, version, say) {
  say(`Using VS Code ${version} from @vscode/test-electron, which downloads it on first use.`);
  try {
    return await electron.downloadAndUnzipVSCode(version);
  } catch (error) {
    throw new Error(
      `VS Code could not be downloaded (${error.message}). Go online, or name an installed one: ` +
        'GFLOW_TEST_VSCODE=/path/to/code npm test -- --desktop',
      { cause: error },
    );
  }
}

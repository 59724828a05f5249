// The page of the graph in headless Chromium, without VS Code around it: for what is measured and checked there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { chromium } from '../vscode/chromium.mjs';
import { installedVSCode } from '../vscode/installation.mjs';

const origin = 'http://graph.test';
const nonce = 'page';
const policy = `default-src 'none'; img-src blob:; style-src ${origin}; script-src 'nonce-${nonce}'`;

/** The same page as in the extension, with the same policy; what it says lies in `said`. */
const html = theme => `<!DOCTYPE html>
<html lang="en">
<head><title>Flow graph</title><link rel="stylesheet" href="${origin}/theme.css"><link rel="stylesheet" href="${origin}/graph-style.css"></head>
<body class="${theme.class}">
<script nonce="${nonce}">
  globalThis.said = [];
  let state;
  globalThis.acquireVsCodeApi = () => ({
    postMessage: message => said.push(message),
    getState: () => state,
    setState: next => { state = next; },
  });
</script>
<script nonce="${nonce}" src="${origin}/graph.js"></script>
</body>
</html>`;

const styleOf = ({ colours }) =>
  `:root { ${Object.entries(colours)
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(' ')} }`;

/** The colours of VS Code's own themes that the page uses. */
export const THEMES = {
  light: {
    class: 'vscode-light',
    colours: {
      'editor-background': '#ffffff',
      'editor-foreground': '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      'editorWidget-background': '#f8f8f8',
      'editorLineNumber-foreground': '#6e7681',
      'editorError-foreground': '#e51400',
      'editorWarning-foreground': '#bf8803',
      focusBorder: '#005fb8',
      'textLink-foreground': '#005fb8',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
      'input-border': '#cecece',
      'panel-border': '#e5e5e5',
    },
  },
  dark: {
    class: 'vscode-dark',
    colours: {
      'editor-background': '#1f1f1f',
      'editor-foreground': '#cccccc',
      descriptionForeground: '#9d9d9d',
      'editorWidget-background': '#202020',
      'editorLineNumber-foreground': '#6e7681',
      'editorError-foreground': '#f14c4c',
      'editorWarning-foreground': '#cca700',
      focusBorder: '#0078d4',
      'textLink-foreground': '#4daafc',
      'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc',
      'input-background': '#313131',
      'input-foreground': '#cccccc',
      'panel-border': '#2b2b2b',
    },
  },
  'high contrast': {
    class: 'vscode-high-contrast',
    colours: {
      'editor-background': '#000000',
      'editor-foreground': '#ffffff',
      descriptionForeground: '#ffffff',
      'editorWidget-background': '#0c141f',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      'editorError-foreground': '#f48771',
      'editorWarning-foreground': '#ffd370',
      focusBorder: '#f38518',
      'textLink-foreground': '#21a6ff',
      'input-background': '#000000',
      'input-foreground': '#ffffff',
    },
  },
};

/**
 * Headless Chromium, driven by the library that VS Code brings.
 * @param {(text: string) => void} say told before anything is installed
 */
export async function openBrowser(say) {
  const installation = await installedVSCode(say);
  const playwright = createRequire(path.join(installation.dir, 'package.json'))('playwright-core');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return playwright.chromium.launch({ executablePath: await chromium(say), args });
}

/**
 * Opens the page; what was built is shown.
 * @param {(text: string) => void} say told before anything is installed
 */
export async function openGraphPage({ theme = THEMES.dark, size = { width: 900, height: 700 }, say }) {
  const browser = await openBrowser(say);
  const page = await browser.newPage({ viewport: size });
  const problems = [];
  page.on('console', message => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', error => problems.push(String(error)));
  await page.route(`${origin}/**`, route => {
    const name = path.basename(new URL(route.request().url()).pathname);
    if (name === '') {
      const headers = { 'content-security-policy': policy };
      return route.fulfill({ contentType: 'text/html', headers, body: html(theme) });
    }
    if (name === 'theme.css') return route.fulfill({ contentType: 'text/css', body: styleOf(theme) });
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(inProject('dist', name)) });
  });
  await page.goto(`${origin}/`);
  return {
    page,
    /** What went wrong in the page, what its policy refused included. */
    problems,
    tell: message => page.evaluate(data => globalThis.postMessage(data), message),
    said: type => page.evaluate(wanted => globalThis.said.filter(m => m.type === wanted), type),
    drawn: states =>
      page.waitForFunction(
        wanted => globalThis.said.some(m => m.type === 'drawn' && m.states === wanted),
        states,
      ),
    close: () => browser.close(),
  };
}

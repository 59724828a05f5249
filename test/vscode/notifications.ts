import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** What was said with buttons and not answered, newest last. */
const shown: { text: string; titles: readonly string[]; press(title: string): void }[] = [];

watch();

/** Presses a button of what is said, or will be. Gives the words. No command of VS Code presses any but the first button. */
export async function press(title: string): Promise<string> {
  const notification = await eventually(
    () => shown.findLast(({ titles }) => titles.includes(title)),
    `a notification with “${title}”`,
  );
  shown.splice(shown.indexOf(notification), 1);
  notification.press(title);
  return notification.text;
}

/** Notifications are shown as ever; their buttons can be pressed from here, too. */
function watch(): void {
  for (const name of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const) {
    const show = vscode.window[name];
    const held = (text: string, ...titles: string[]) => {
      if (titles.length === 0) return show(text);
      const pressed = new Promise<string>(resolve => shown.push({ text, titles, press: resolve }));
      return Promise.race([show(text, ...titles), pressed]);
    };
    Object.assign(vscode.window, { [name]: held });
  }
}

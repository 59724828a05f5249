import type { Job } from './job.ts';

/** A property list for the service manager of macOS. */
export function launchdFile({ name, title, command, folder }: Job): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ${comment(title)}
  Save it as ~/Library/LaunchAgents/${name}.plist, then
    launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/${name}.plist
  The service account, once, as the same user: gflow login, with its service account and client id.
-->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${escaped(name)}</string>
  <key>ProgramArguments</key>
  <array>
${command.map(word => `    <string>${escaped(word)}</string>`).join('\n')}
  </array>
  <key>WorkingDirectory</key>
  <string>${escaped(folder)}</string>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <true/>
  <key>ThrottleInterval</key>
  <integer>30</integer>
  <key>ExitTimeOut</key>
  <integer>60</integer>
</dict>
</plist>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Two dashes would end the comment. */
function comment(text: string): string {
  return escaped(text).replaceAll('--', '- -');
}

import type { Job } from './job.ts';

/** A unit for the service manager of Linux. */
export function systemdFile({ name, title, command, folder, watched }: Job): string {
  return `# Save it as ~/.config/systemd/user/${name}.service, then
#   systemctl --user daemon-reload
#   systemctl --user enable --now ${name}
#   loginctl enable-linger                 so that it runs while nobody is signed in
# The service account: a file ~/.config/gflow/trigger.env that only you can read (chmod 600), with
#   GLOBUS_CLI_CLIENT_ID=…
#   GLOBUS_CLI_CLIENT_SECRET=…
# or once: gflow login --service-account --client-id …
[Unit]
Description=${title.replaceAll('%', '%%')}
Wants=network-online.target
After=network-online.target
RequiresMountsFor=${watched.map(quoted).join(' ')}
StartLimitIntervalSec=0

[Service]
ExecStart=${command.map(word => quoted(word).replaceAll('$', '$$$$')).join(' ')}
WorkingDirectory=${folder.replaceAll('%', '%%')}
EnvironmentFile=-%h/.config/gflow/trigger.env
Restart=always
RestartSec=30
TimeoutStopSec=60

[Install]
WantedBy=default.target
`;
}

function quoted(word: string): string {
  return `"${word.replace(/["\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

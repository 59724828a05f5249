import type { Job } from './job.ts';

/** A PowerShell script that registers a scheduled task on Windows. */
export function windowsFile({ name, title, command: [program = '', ...args], folder }: Job): string {
  return `# Save it as ${name}.ps1 and run it once in PowerShell, as the user whose task it is to be.
# The service account, once, as the same user: gflow login --service-account --client-id ...
# What it tells is in the log that gflow trigger status names.
$action = New-ScheduledTaskAction -Execute ${literal(program)} -Argument ${literal(args.map(argument).join(' '))} -WorkingDirectory ${literal(folder)}
$trigger = New-ScheduledTaskTrigger -AtStartup
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -MultipleInstances IgnoreNew -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
# S4U: it runs while nobody is signed in, and no password is stored.
$principal = New-ScheduledTaskPrincipal -UserId "$env:USERDOMAIN\\$env:USERNAME" -LogonType S4U
Register-ScheduledTask -TaskName ${literal(name)} -Description ${literal(title)} -Action $action -Trigger $trigger -Settings $settings -Principal $principal -Force
Start-ScheduledTask -TaskName ${literal(name)}
`;
}

/** A text in which PowerShell changes nothing. */
function literal(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** A word of a command line, as programs on Windows take it apart again. */
function argument(word: string): string {
  if (/^[^\s"]+$/.test(word)) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
}

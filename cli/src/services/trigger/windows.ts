import type { Job } from './job.ts';

/** A PowerShell script that registers a scheduled task on Windows. */
export function windowsFile({ name, title, command: [program = '', ...args], folder }: Job): string {
  return `# Save it as ${name}.ps1 and run it once as the user whose task it is to be, in PowerShell opened as administrator:
# others may not register what starts with the system.
# The service account, once, as the same user: gflow login --service-account --client-id ...
# What it tells is in the log that gflow trigger status names.
$action = New-ScheduledTaskAction -Execute ${literal(program)} -Argument ${literal(args.map(argument).join(' '))} -WorkingDirectory ${literal(folder)}
$trigger = New-ScheduledTaskTrigger -AtStartup
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 255 -RestartInterval (New-TimeSpan -Minutes 1) -MultipleInstances IgnoreNew -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
# It runs while nobody is signed in. Windows asks for the password and keeps it: without one a task has no access to the network.
$user = Get-Credential -UserName "$env:USERDOMAIN\\$env:USERNAME" -Message ${literal(`The user as whom ${name} runs`)}
Register-ScheduledTask -TaskName ${literal(name)} -Description ${literal(title)} -Action $action -Trigger $trigger -Settings $settings -User $user.UserName -Password $user.GetNetworkCredential().Password -Force
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

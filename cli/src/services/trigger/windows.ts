import { powershellText } from '../../powershell.ts';
import type { Job } from './job.ts';

/** A PowerShell script that registers a scheduled task on Windows. */
export function windowsFile({ name, title, command: [program = '', ...args], folder }: Job): string {
  const [called, described] = [powershellText(name), powershellText(title)];
  return `# Save it as ${name}.ps1 and run it once as the user whose task it is to be, in PowerShell opened as administrator (others
# may not register what starts with the system):
#   powershell -ExecutionPolicy Bypass -File ${name}.ps1
# The service account, once, as the same user: gflow login --service-account --client-id ...
# A drive that is mapped to the network is not there for a task: such a folder is watched as \\\\server\\share\\folder.
# What it tells is in the log that gflow trigger status names. It ends with Disable-ScheduledTask ${name}, then Stop-ScheduledTask ${name}.
$ErrorActionPreference = 'Stop'
$action = New-ScheduledTaskAction -Execute ${powershellText(program)} -Argument ${powershellText(args.map(argument).join(' '))} -WorkingDirectory ${powershellText(folder)}
# It starts with the system, and every minute unless it runs already: whatever has ended it.
$start = New-ScheduledTaskTrigger -AtStartup
$again = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) -MultipleInstances IgnoreNew -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
# It runs while nobody is signed in. Windows asks for the password and keeps it: without one a task has no access to the network.
$user = Get-Credential -UserName ([Security.Principal.WindowsIdentity]::GetCurrent().Name) -Message ${powershellText(`The user as whom ${name} runs`)}
$password = $user.GetNetworkCredential().Password
Register-ScheduledTask -TaskName ${called} -Description ${described} -Action $action -Trigger $start, $again -Settings $settings -User $user.UserName -Password $password -Force
Start-ScheduledTask -TaskName ${called}
`;
}

/** A word of a command line, as programs on Windows take it apart again. */
function argument(word: string): string {
  if (/^[^\s"]+$/.test(word)) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
}

import { allVerbs, type Flag, type Verb } from '../command-tables.ts';
import { powershellText } from '../powershell.ts';

/** What PowerShell runs. Where nothing else fits, files are what PowerShell completes by itself. */
export function pwsh(program: Verb): string {
  return `Register-ArgumentCompleter -Native -CommandName gflow -ScriptBlock {
  param($word, $ast, $at)
  $verbs = @{
${allVerbs(program).map(entryOf).join('\n')}
  }
  $verb = 'gflow'
  $flag = $null
  foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
    if ($element.Extent.EndOffset -ge $at -and $word -ne '') { break }
    $text = $element.ToString()
    if ($null -ne $flag) { $flag = $null }
    elseif ($verbs[$verb].Flags[$text].Takes) { $flag = $text }
    elseif ($verbs.ContainsKey("$verb $text")) { $verb = "$verb $text" }
  }
  $offered = if ($null -ne $flag) { $verbs[$verb].Flags[$flag].Words }
    elseif ($word -like '-*') { $verbs[$verb].Flags.GetEnumerator() | ForEach-Object { @{ Word = $_.Key; Tip = $_.Value.Tip } } }
    else { $verbs[$verb].Words }
  $offered | Where-Object { $_.Word -like "$word*" } | Sort-Object { $_.Word } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_.Word, $_.Word, 'ParameterValue', $_.Tip)
  }
}
`;
}

function entryOf({ line, verbs, places, flags }: Verb): string {
  const words = [
    ...verbs.map(({ name, description }) => wordOf(name, description)),
    ...places.flatMap(({ value, description }) =>
      typeof value === 'object' ? value.words.map(word => wordOf(word, description)) : [],
    ),
  ];
  const named = flags.flatMap(flag => flag.names.map(name => `${powershellText(name)} = ${flagOf(flag)}`));
  return `    ${powershellText(line)} = @{ Words = @(${words.join(', ')}); Flags = @{ ${named.join('; ')} } }`;
}

function flagOf({ value, description }: Flag): string {
  const words = typeof value === 'object' ? value.words.map(word => wordOf(word, description)) : [];
  return `@{ Tip = ${powershellText(description)}; Takes = ${value ? '$true' : '$false'}; Words = @(${words.join(', ')}) }`;
}

function wordOf(word: string, tip: string): string {
  return `@{ Word = ${powershellText(word)}; Tip = ${powershellText(tip)} }`;
}

import type { AccessCheck, AccessFix } from '../../globus/src/index.ts';
import { counted } from './counted.ts';

/** A check in one sentence, without its full stop: "Ada cannot write to /x/ on “Results”". */
export function checkWords({ who, need, thing, outcome }: AccessCheck): string {
  const about = /\b(it|its|there)\b/.test(need) ? `${need}: ${thing}` : `${need} on ${thing}`;
  switch (outcome) {
    case 'ok':
      return `${capital(who)} can ${about}`;
    case 'fails':
      return `${capital(who)} cannot ${about}`;
    case 'unknown':
      return `It is not known whether ${who} can ${about}`;
  }
}

/** "2 of 8 checks fail, 1 could not be made." */
export function accessSummary(checks: readonly AccessCheck[]): string {
  const count = (outcome: AccessCheck['outcome']) => checks.filter(one => one.outcome === outcome).length;
  const failing = count('fails');
  const open = count('unknown');
  const all = counted(checks.length, 'check');
  if (failing === 0 && open === 0)
    return checks.length === 1 ? 'The one check passed.' : `All ${all} passed.`;
  const more = open === 0 ? '' : `, ${open} could not be made`;
  return failing === 0
    ? `Nothing is missing as far as it can be told: ${open} of ${all} could not be made.`
    : `${failing} of ${all} ${failing === 1 ? 'fails' : 'fail'}${more}.`;
}

/** What a fix changes, for whoever has to agree to it. */
export function fixWords(fix: AccessFix): { sentence: string; detail: string } {
  switch (fix.kind) {
    case 'flow-starter':
      return {
        sentence: `${capital(fix.principal.name)} can start runs of “${fix.flow.title}”`,
        detail: 'It becomes a flow starter.',
      };
    case 'access-rule':
      return {
        sentence: `${capital(fix.principal.name)} can ${fix.permissions === 'r' ? 'read' : 'read and write'} in ${fix.path} on “${fix.collection.name}”`,
        detail: 'The collection gets an access rule for that folder and all that is in it.',
      };
    case 'access-manager':
      return {
        sentence: `${capital(fix.principal.name)} can manage the access rules of “${fix.collection.name}”`,
        detail: 'It becomes an access manager of the collection, and can read and write everything there.',
      };
    case 'consent':
      return { sentence: 'The consent that is missing is given', detail: 'It is granted in the browser.' };
  }
}

/** Names of flows stand with an article: "the flow “Copy”". */
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

import type { FlowDocument } from '../document/flow-document.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { actionUrlOf } from '../model/provider-of.ts';
import { findProvider } from './catalogue.ts';
import { retirementOf } from './retirement.ts';
import { unknownAddress } from './unknown-address.ts';

/**
 * The addresses of the action providers in a definition that the snapshot does not have, and that may well be right: what
 * they take, only they can tell. One that looks like a slip is none of them, nor is a flow. On this computer http will do.
 */
export function strangersIn({ states }: FlowDocument): string[] {
  return [...new Set(states.flatMap(state => actionUrlOf(state) ?? []))].filter(isStranger);
}

const ADDRESS = /^(https:\/\/[^/\s?#@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/[^\s?#]*)?$/i;
const FLOW = /^https:\/\/flows\.globus\.org\//i;

function isStranger(url: string): boolean {
  return (
    ADDRESS.test(url) &&
    !FLOW.test(url) &&
    !isPlaceholder(url) &&
    findProvider(url) === undefined &&
    retirementOf(url) === undefined &&
    unknownAddress(url) === undefined
  );
}

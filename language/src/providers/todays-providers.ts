import { type Provider, providers } from './catalogue.ts';

/** The providers to be used in something new, by title: neither retired ones nor those that have a newer version. */
export function todaysProviders(): Provider[] {
  return providers()
    .filter(({ deprecated, replacedBy }) => !deprecated && replacedBy === undefined)
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));
}

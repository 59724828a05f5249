import { member, stringValue } from '../json/tree.ts';
import type { Provider } from '../providers/catalogue.ts';
import type { State } from './state.ts';

/** The address that an Action state calls, from `ActionUrl` or `Handler.Url`; undefined where it names none. */
export function actionUrlOf(state: State): string | undefined {
  if (state.type !== 'Action') return undefined;
  const url = state.value('ActionUrl') ?? member(state.value('Handler'), 'Url')?.value;
  return stringValue(url);
}

/** The action provider that an Action state calls, where it is known: the retired ones too. */
export function providerOf(state: State): Provider | undefined {
  const url = actionUrlOf(state);
  return url === undefined ? undefined : state.providers.find(url);
}

/** Today's address of that provider: of a retired one, where its successor is. */
export function providerTodayOf(state: State): string | undefined {
  const provider = providerOf(state);
  return provider?.replacedBy ?? provider?.url;
}

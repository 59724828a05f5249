import { isWebInput } from './catchers.ts';
import type { State } from './state.ts';

const OF_ACTIONS: ReadonlySet<string> = new Set([
  'ActionUnableToRun',
  'ActionFailedException',
  'ActionTimeout',
]);

/**
 * Whether a state raises an exception of that name [DOC exceptions, EX FEX]. That web inputs raise those of actions is
 * not known; a name that nobody knows may be raised by any.
 */
export function raises(state: State, name: string): 'yes' | 'perhaps' | 'no' {
  const { type } = state;
  if (name === 'Flows.WebInputExpired') return type === 'AwaitWebInput' ? 'yes' : 'no';
  if (!OF_ACTIONS.has(name)) return 'yes';
  if (isWebInput(type)) return 'perhaps';
  const off = type === 'Action' && state.value('ExceptionOnActionFailure')?.value === false;
  return off && name === 'ActionFailedException' ? 'no' : 'yes';
}

import { UNKNOWN } from '../shape/build.ts';
import { objectOf, scalar, withOrigin } from '../shape/construct.ts';
import { Presence, type Shape, Types } from '../shape/shape.ts';

const maybe = { shape: UNKNOWN, presence: Presence.Present | Presence.Unknown };
const text = scalar(Types.string);

export function resultShape(url: string | undefined, state: string): Shape {
  const shape = objectOf(
    [['action_id', text], ['status', text], ['display_status', text], ['details', UNKNOWN], ['state_name', text],
     ['creator_id', maybe], ['start_time', maybe], ['completion_time', maybe], ['label', maybe], ['manage_by', maybe], ['monitor_by', maybe], ['release_after', maybe]],
    'undeclared',
  );
  return withOrigin(shape, { kind: 'result', state, ...(url !== undefined && { provider: url }) });
}
export function contextShape(): Shape {
  return objectOf([['flow_id', text], ['run_id', text], ['username', text], ['email', UNKNOWN], ['user_id', text], ['identities', UNKNOWN], ['token_info', UNKNOWN], ['action_id', text]], 'undeclared');
}
export function errorShape(state: string): Shape {
  return withOrigin(objectOf(['Error', 'Cause', 'exception', 'cause', 'state_name', 'details', 'status', 'action_id'].map(k => [k, maybe] as const), 'undeclared'), { kind: 'error', state });
}
export function webInputShape(): Shape {
  return objectOf([['web_input_id', text]], 'unknown');
}
export function webAnswerShape(): Shape {
  return objectOf([['response', UNKNOWN]], 'unknown');
}

import type { Identity } from '../identities.ts';
import { type JsonObject, textMember } from '../json.ts';
import type { State } from '../state/state.ts';
import { createAccess, deleteAccess, listAccess, updateAccess } from '../transfer/access.ts';
import { transferError } from '../transfer/errors.ts';

/** Does one operation on the access rules of a guest collection; the answer is Transfer's. */
export function managePermission(state: State, identity: Identity, body: JsonObject): JsonObject {
  const endpoint = textMember(body, 'endpoint_id') ?? '';
  const ruleId = () => {
    const id = textMember(body, 'rule_id');
    if (id !== undefined) return id;
    const message = `The operation ${textMember(body, 'operation')} needs a 'rule_id'`;
    throw transferError(400, 'ClientError.BadRequest', message, `/endpoint/${endpoint}/access`);
  };
  switch (textMember(body, 'operation')) {
    case 'CREATE':
      return createAccess(state, identity, endpoint, body);
    case 'UPDATE':
      return updateAccess(state, identity, endpoint, ruleId(), body);
    case 'DELETE':
      return deleteAccess(state, identity, endpoint, ruleId());
    default:
      return listAccess(state, identity, endpoint);
  }
}

import { type PrincipalForm, principalPrefix } from '../../model/principals.ts';
import type { Completion, ItemWriter } from './item.ts';

const FORMS: Readonly<Record<PrincipalForm, string>> = {
  identity: 'a person or a service account, by the id of the identity',
  group: 'all members of a group, by its id',
  public: 'everybody',
  all_authenticated_users: 'everybody who is signed in',
};

/** What a principal of these forms may begin with: the URN whose id is still to be typed, or a word for everybody. */
export function principals(forms: readonly PrincipalForm[], write: ItemWriter): Completion[] {
  return forms.map((form, rank) => {
    const about = { kind: 'value' as const, rank, type: 'principal', detail: FORMS[form] };
    if (form !== 'identity' && form !== 'group') return write.string(form, about);
    const prefix = principalPrefix(form);
    return write.snippet(`"${prefix}$1"`, prefix, about);
  });
}

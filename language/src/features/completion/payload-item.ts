import type { Edit } from '../../json/text.ts';
import { Types } from '../../shape/shape.ts';
import type { Completion } from './item.ts';
import type { PayloadMember } from './payload-members.ts';

/** An item that names a value of the payload. */
export function payloadItem(
  { type, source, doubt, rank, shape }: PayloadMember,
  label: string,
  edit: Edit,
): Completion {
  return {
    label,
    kind: 'path',
    type,
    sortText: String(rank).padStart(6, '0'),
    filterText: edit.newText,
    edit,
    snippet: false,
    commit: shape.types === Types.array ? ['.', '['] : ['.'],
    ...(source && { source }),
    ...(doubt && { detail: doubt }),
    ...(shape.description && { documentation: shape.description }),
  };
}

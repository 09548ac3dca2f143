import type { Attachment } from '../../domain/attachment';
import type { RecordId } from '../../domain/ids';
import type { Workroom } from './workroom';

export function attachment(room: Workroom, id: RecordId): Attachment | null {
  return room.cabinet.attachments.get(id) ?? null;
}

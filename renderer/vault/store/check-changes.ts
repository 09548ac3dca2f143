import type { RecordId } from '../../domain/ids';
import { vaultRecord } from '../../domain/record';
import type { Unsaved } from '../api';
import type { Change } from '../record-store';
import type { Catalogue } from './catalogue';

export type CheckedChanges =
  | { readonly kind: 'checked'; readonly changes: readonly Change[] }
  | { readonly kind: 'conflict'; readonly id: RecordId }
  | Unsaved;

/** The record a change is about. */
export function idOfChange(change: Change): RecordId {
  return change.kind === 'put' ? change.record.id : change.id;
}

/** Every record parsed by its schema, each record changed once, and each from the revision that is current. */
export function checkChanges(changes: readonly Change[], catalogue: Catalogue): CheckedChanges {
  const seen = new Set<RecordId>();
  const checked: Change[] = [];
  for (const change of changes) {
    const id = idOfChange(change);
    if (seen.has(id)) return invalid('id', 'One act changes a record once');
    seen.add(id);
    const before = catalogue.entry(id);
    if ((before?.revision ?? 0) !== change.from) return { kind: 'conflict', id };
    if (change.kind === 'withdraw') {
      if (!before) return { kind: 'conflict', id };
      checked.push(change);
      continue;
    }
    const parsed = vaultRecord.safeParse(change.record);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        message: issue.message,
      }));
      return { kind: 'invalid', issues };
    }
    if (before && before.kind !== parsed.data.kind) return invalid('kind', 'A record keeps its kind');
    checked.push({ ...change, record: parsed.data });
  }
  return { kind: 'checked', changes: checked };
}

function invalid(path: string, message: string): Unsaved {
  return { kind: 'invalid', issues: [{ path, message }] };
}

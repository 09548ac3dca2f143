import type { Unsaved } from '../api';
import type { FrameDraft } from '../journal/frame-group';
import type { Destruction } from '../record-store';
import { checkChanges } from '../store/check-changes';
import { planChange, unitsNeeded } from '../store/plan-commit';
import type { TombstoneFrame } from './apply-frame';
import { completeDestruction, type DestructionParts } from './complete-destruction';

/**
 * Destroys units for good: their tombstones, the certificate and what is detached are one act in the journal; from then on it is finished,
 * by this call or by the next unlock. The store is not told: it stays behind and is removed at the next start.
 */
export async function destroyUnits(
  parts: DestructionParts,
  { units, files, certificate, detached = [] }: Destruction,
): Promise<{ readonly kind: 'destroyed' } | Unsaved> {
  const { catalogue, keyring, journal } = parts;
  const put = { kind: 'put' as const, record: certificate, from: 0 };
  const withdrawals = detached.map((id) => ({
    kind: 'withdraw' as const,
    id,
    from: catalogue.entry(id)?.revision ?? 0,
  }));
  const checked = checkChanges([put, ...withdrawals], catalogue);
  if (checked.kind === 'conflict')
    return {
      kind: 'invalid',
      issues: [{ path: 'certificate', message: 'Something else changed these records' }],
    };
  if (checked.kind !== 'checked') return checked;
  const ready = await keyring.ensure(unitsNeeded(checked.changes));
  if (ready.kind !== 'ready') return ready;
  const tombstones = units.flatMap((unit) => tombstoneOf(parts, unit, certificate.id));
  const changes = checked.changes.map((change) => planChange(change, catalogue, keyring));
  const drafts = [...tombstones.map(tombstoneDraft), ...changes.map((one) => one.draft)];
  const appended = await journal.append(drafts, keyring.current.generation, parts.now());
  if (appended.kind !== 'appended') return appended;
  for (const [index, one] of changes.entries()) {
    const at = appended.at[tombstones.length + index];
    const line = at && one.line(appended.first + tombstones.length + index, at);
    if (line && 'summary' in line) catalogue.put(line);
  }
  // Whatever the disk says from here on, the next unlock finishes it: nobody may be told that nothing was destroyed.
  await completeDestruction(parts, tombstones, files);
  return { kind: 'destroyed' };
}

/** The tombstone of a unit that still has a key; the compartment is the one whose part holds it. */
function tombstoneOf({ keyring }: DestructionParts, unit: string, certificateId: string): TombstoneFrame[] {
  return [...keyring.current.parts.values()]
    .filter((part) => part.units.has(unit))
    .map((part) => ({ unit, compartment: part.compartment, certificateId }));
}

function tombstoneDraft({ unit, compartment, certificateId }: TombstoneFrame): FrameDraft {
  return {
    compartment,
    kind: 'tombstone',
    id: certificateId,
    revision: 0,
    unit,
    keyGeneration: 0,
    earlier: null,
    gone: false,
    content: new Uint8Array(),
  };
}

import { KINDS } from '../../domain/record';
import { unitOf } from '../../domain/unit';
import { COMPARTMENTS } from '../compartments';
import { sealContent } from '../journal/content';
import type { Address } from '../journal/envelope';
import type { FrameDraft } from '../journal/frame-group';
import { type KeyringHolder, type NeededUnit, newestUnitKey } from '../keys/keyring-holder';
import type { Change, Changed, Entry } from '../record-store';
import { summarise } from '../summary';
import { type Catalogue, type GoneLine, goneLineOf } from './catalogue';
import type { SealedRow } from './database';

/** A change as a frame, and as the catalogue and the store will know it once the frame has an address. */
export interface PlannedChange {
  readonly draft: FrameDraft;
  readonly before: Entry | undefined;
  readonly row: SealedRow | undefined;
  line(sequence: number, at: Address): Entry | GoneLine;
}

/** The units that these changes write into. */
export function unitsNeeded(changes: readonly Change[]): readonly NeededUnit[] {
  return changes.flatMap((change) =>
    change.kind === 'put'
      ? [{ compartment: COMPARTMENTS[KINDS[change.record.kind].compartment], unit: unitOf(change.record) }]
      : [],
  );
}

/** Seals each change; its unit exists by now. */
export function planChange(change: Change, catalogue: Catalogue, keyring: KeyringHolder): PlannedChange {
  return change.kind === 'put' ? planPut(change, catalogue, keyring) : planWithdrawal(change.id, catalogue);
}

function planPut(
  change: Extract<Change, { kind: 'put' }>,
  catalogue: Catalogue,
  keyring: KeyringHolder,
): PlannedChange {
  const { record } = change;
  const { id, kind } = record;
  const before = catalogue.entry(id);
  const past = before ?? catalogue.gone(id);
  const revision = (past?.revision ?? 0) + 1;
  const { compartment } = KINDS[kind];
  const number = COMPARTMENTS[compartment];
  const unit = keyring.unitId({ compartment: number, unit: unitOf(record) });
  const newest = newestUnitKey(keyring.current, unit);
  if (!newest) throw new Error('The unit of a change was not made');
  const content = sealContent(
    newest.key,
    { vaultId: keyring.keys.vaultId, kind, id, revision, unit },
    record,
  );
  const keyGeneration = newest.generation;
  const summary = summarise(record);
  return {
    draft: {
      compartment: number,
      kind,
      id,
      revision,
      unit,
      keyGeneration,
      earlier: past?.at ?? null,
      gone: false,
      content,
    },
    before,
    row: { id, bytes: content },
    line: (sequence, at) => ({ id, kind, revision, compartment, unit, keyGeneration, sequence, at, summary }),
  };
}

function planWithdrawal(id: Entry['id'], catalogue: Catalogue): PlannedChange {
  const before = catalogue.entry(id);
  if (!before) throw new Error('What is withdrawn was checked to be there');
  const { kind, unit, keyGeneration } = before;
  const revision = before.revision + 1;
  const compartment = COMPARTMENTS[before.compartment];
  return {
    draft: {
      compartment,
      kind,
      id,
      revision,
      unit,
      keyGeneration,
      earlier: before.at,
      gone: true,
      content: new Uint8Array(),
    },
    before,
    row: undefined,
    line: (sequence, at) => ({ ...goneLineOf(before), revision, sequence, at }),
  };
}

/** What listeners are told. */
export function changedBy(before: Entry | undefined, line: Entry | GoneLine): Changed {
  return { id: line.id, before, after: 'summary' in line ? line : undefined };
}

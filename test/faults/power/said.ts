/** Something that was called saved or kept. */
export type Acknowledged =
  | { readonly kind: 'client'; readonly client: string }
  | { readonly kind: 'note' | 'draft'; readonly client: string; readonly text: string }
  | { readonly kind: 'session'; readonly client: string; readonly startsAt: string }
  | { readonly kind: 'file'; readonly client: string; readonly name: string; readonly sha256: string }
  /** The draft became a note. */
  | { readonly kind: 'draft-done'; readonly client: string };

/** What was asked of the vault and what it answered, in the order of the recording. */
export type Said =
  | Acknowledged
  /** The first run was answered `made`. */
  | { readonly kind: 'made'; readonly password: string; readonly recoveryKey: string }
  | { readonly kind: 'changing-password' | 'password-changed'; readonly password: string }
  | { readonly kind: 'renewing-recovery' }
  | { readonly kind: 'recovery-renewed'; readonly recoveryKey: string }
  | { readonly kind: 'place-chosen'; readonly placeId: string }
  | { readonly kind: 'idle-minutes'; readonly minutes: number }
  /** A backup was called proven, with so many records. */
  | { readonly kind: 'proven'; readonly records: number }
  | { readonly kind: 'exported'; readonly name: string }
  | { readonly kind: 'destroying' | 'destroyed'; readonly client: string }
  | { readonly kind: 'restoring' | 'restored' };

/** Something that was said, after so many operations of the disk. */
export interface SaidAt {
  readonly after: number;
  readonly what: Said;
}

/** All that must hold after an outage, from what had been said by then. */
export interface Promised {
  readonly isMade: boolean;
  /** One of these opens the vault: two while a change is under way. */
  readonly passwords: readonly string[];
  /** Opens it, too; null while it is being renewed. */
  readonly recoveryKey: string | null;
  readonly placeId: string | null;
  readonly idleMinutes: number | null;
  /** Records of the last proven backup; null before the first. */
  readonly provenRecords: number | null;
  readonly isExported: boolean;
  readonly destroying: string | null;
  readonly destroyed: string | null;
  readonly restore: 'none' | 'under way' | 'done';
  readonly acknowledged: readonly Acknowledged[];
}

const NOTHING: Promised = {
  isMade: false,
  passwords: [],
  recoveryKey: null,
  placeId: null,
  idleMinutes: null,
  provenRecords: null,
  isExported: false,
  destroying: null,
  destroyed: null,
  restore: 'none',
  acknowledged: [],
};

export function promisedBy(said: readonly Said[]): Promised {
  return said.reduce(withOneMore, NOTHING);
}

function withOneMore(before: Promised, one: Said): Promised {
  switch (one.kind) {
    case 'made':
      return { ...before, isMade: true, passwords: [one.password], recoveryKey: one.recoveryKey };
    case 'changing-password':
      return { ...before, passwords: [...before.passwords, one.password] };
    case 'password-changed':
      return { ...before, passwords: [one.password] };
    case 'renewing-recovery':
      return { ...before, recoveryKey: null };
    case 'recovery-renewed':
      return { ...before, recoveryKey: one.recoveryKey };
    case 'place-chosen':
      return { ...before, placeId: one.placeId };
    case 'idle-minutes':
      return { ...before, idleMinutes: one.minutes };
    case 'proven':
      return { ...before, provenRecords: one.records };
    case 'exported':
      return { ...before, isExported: true };
    case 'destroying':
      return { ...before, destroying: one.client };
    case 'destroyed':
      return { ...before, destroying: null, destroyed: one.client };
    case 'restoring':
      // Drafts belong to the laptop, not to its backup.
      return {
        ...before,
        restore: 'under way',
        acknowledged: before.acknowledged.filter((known) => known.kind !== 'draft'),
      };
    case 'restored':
      return { ...before, restore: 'done' };
    default:
      return { ...before, acknowledged: [...before.acknowledged, one] };
  }
}

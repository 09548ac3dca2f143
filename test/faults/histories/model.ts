import type { RecordId } from '../../../renderer/domain/ids';
import type { Instant } from '../../../renderer/domain/instant';
import type { CalendarDay } from '../../../renderer/domain/calendar-day';
import type { Vault } from '../../../renderer/vault/api';
import { newId } from '../../../renderer/vault/crypto/random-id';
import type { StoreCopy } from './desk';
import { copyOf, momentAt, type Standing, todayAt, type Truth, type World } from './truth';

export type DriveName = 'A' | 'B';

/** An act that the vault may still take back: each record as it was before and the stand that the act left it at. */
export interface UndoableAct {
  readonly token: string;
  readonly steps: readonly {
    readonly id: string;
    readonly before: Standing | null;
    readonly left: string | null;
  }[];
}

/** What a drive may hold: one world, none (null), or, after a copy that was cut off, one of several. */
export interface TrueDrive {
  placeId: string | null;
  copies: readonly (World | null)[];
}

/** A model that is wrong on purpose: the attack must notice. */
export type Mistake = 'undo-restores-nothing' | 'amendments-are-forgotten' | 'destroyed-comes-back';

/** What has to be true of one vault, its drives and its clock; it knows no vault code but the words of the domain. */
export interface Model {
  world: World;
  nowMs: number;
  readonly drives: Record<DriveName, TrueDrive>;
  /** Of this session only. */
  book: UndoableAct[];
  /** Words that stand in one text each, oldest first. */
  readonly words: string[];
  clockWentBack: boolean;
  /** The working store as it stood at some earlier time. */
  storeCopy: StoreCopy | null;
  branches: number;
  /** What really happened, and how often. */
  readonly done: Record<string, number>;
  readonly mistake: Mistake | null;
}

export function newModel(
  world: World,
  nowMs: number,
  words: readonly string[],
  mistake: Mistake | null,
): Model {
  const noDrive = (): TrueDrive => ({ placeId: null, copies: [null] });
  return {
    world: copyOf(world),
    nowMs,
    drives: { A: noDrive(), B: noDrive() },
    book: [],
    words: [...words],
    clockWentBack: false,
    storeCopy: null,
    branches: 0,
    done: {},
    mistake,
  };
}

/** What the vault said to an act. */
export interface Told {
  readonly kind: string;
  readonly undo?: string | null;
  readonly recoveryKey?: string;
}

/** The vault with the places of its drives. */
export interface Hands {
  readonly vault: Vault;
  placeOf(drive: DriveName): Promise<string>;
}

/** An act, told to the vault and to the model. */
export interface Plan {
  readonly tell: (hands: Hands) => Promise<Told>;
  /** What the vault must answer. */
  readonly wanted: string;
  /** How everything stands after it. */
  readonly after: World;
  /** The drive that it writes to, and what the drive then holds. */
  readonly onto?: { readonly drive: DriveName; readonly copy: World };
  /** The act that it takes back cannot be taken back again. */
  readonly takesBack?: string;
  /** The app restarts after it. */
  readonly restarts?: true;
}

/** Room to work out what an act leads to: a copy of the truth that may be written into. */
export interface Turn {
  readonly truth: Truth;
  readonly now: Instant;
  readonly today: CalendarDay;
  /** A word that was never used before. */
  word(): string;
  /** An id in place of one that the vault will give. */
  unnamed(): RecordId;
  plan(wanted: string, tell: Plan['tell']): Plan;
}

export function turnOf(model: Model): Turn {
  const truth = copyOf(model.world.truth);
  return {
    truth,
    now: momentAt(model.nowMs),
    today: todayAt(model.nowMs),
    word() {
      const word = `zeta${model.words.length}q`;
      model.words.push(word);
      return word;
    },
    unnamed() {
      const id = newId();
      truth.unnamed.push(id);
      return id;
    },
    plan: (wanted, tell) => ({ wanted, tell, after: { ...model.world, truth } }),
  };
}

/** Turned round to what is there. */
export function nthOf<Item>(items: readonly Item[], nth: number): Item | undefined {
  return items[nth % Math.max(1, items.length)];
}

export function count(model: Model, what: string): void {
  model.done[what] = (model.done[what] ?? 0) + 1;
}

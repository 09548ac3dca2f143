import { z } from 'zod';

/** `state.json`: what must be known before anybody unlocks. No client data; at unlock the sealed settings win. */
export type PlainState = z.infer<typeof plainState>;

const instantText = z.string().max(40);
const lockReason = z.enum([
  'key',
  'menu',
  'idle',
  'suspend',
  'screen-lock',
  'user-switch',
  'minimise',
  'quit',
  'rebuild',
  'restored',
  'page-gone',
]);

/** Bounds are checked here for the page's call as well. */
export const preferencesSchema = z.strictObject({
  idleMinutes: z.number().int().min(1).max(30),
  appearance: z.enum(['light', 'dark', 'system']),
  backupEveryDays: z.number().int().min(1).max(60),
  backupStartsByItself: z.boolean(),
  lockOnMinimise: z.boolean(),
});

/** A place as the profile remembers it; its path never leaves main. */
export const placeMemory = z.object({
  id: z.string().max(64),
  label: z.string().max(120),
  kind: z.enum(['drive', 'folder']),
  path: z.string(),
  /** File system's UUID and the folder's path below its mount point, so that a drive is found wherever it is mounted. */
  uuid: z.string().nullable(),
  below: z.string(),
  lastCopyAt: instantText.nullable(),
  lastVerdict: z.enum(['copied', 'proven', 'failed']).nullable(),
});
export type PlaceMemory = z.infer<typeof placeMemory>;

const windowMemory = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  maximised: z.boolean(),
  minimised: z.boolean(),
  focused: z.boolean(),
});
export type WindowMemory = z.infer<typeof windowMemory>;

/** A field that cannot be read falls back alone, so that one odd value does not cost the others. */
export const plainState = z.object({
  version: z.literal(1).catch(1),
  preferences: preferencesSchema.catch({
    idleMinutes: 5,
    appearance: 'system',
    backupEveryDays: 7,
    backupStartsByItself: true,
    lockOnMinimise: false,
  }),
  lastLock: z
    .object({
      at: instantText,
      reason: lockReason,
      draftsKept: z.number().int().min(0),
      draftsSealed: z.boolean(),
    })
    .nullable()
    .catch(null),
  places: z.array(placeMemory).catch([]),
  tries: z
    .object({
      failed: z.number().int().min(1),
      lastAt: instantText,
      lastUptime: z.number(),
      bootId: z.string().nullable(),
    })
    .nullable()
    .catch(null),
  /** The IndexedDB folder is removed at the next start, before any window exists. */
  removeStore: z.boolean().catch(false),
  window: windowMemory.nullable().catch(null),
  /** True between a lock and the fresh window that takes the old one's place. */
  afterLock: z.boolean().catch(false),
});

/** What an empty profile starts with. */
export const firstState: PlainState = plainState.parse({});

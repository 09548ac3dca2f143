import { z } from 'zod';
import { errnoOf } from '../disk/disk-trouble';
import { readIfThere } from '../disk/read-bytes';

/**
 * `state.json` on the drive and its twin in the profile: names, lengths, SHA-256 and generations; no client data.
 * It only says what to compare: bytes are believed after they were read back, never because this file says so.
 */
export type DriveState = z.infer<typeof driveState>;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const segmentState = z.object({
  bytes: z.number().int().min(0),
  /** Of the last 64 KiB: tells another history from a damaged drive. */
  tail: digest,
  parts: z.array(z.object({ from: z.number().int().min(0), to: z.number().int().min(0), sha256: digest })),
});
export type SegmentState = z.infer<typeof segmentState>;

export const driveState = z.object({
  version: z.literal(1),
  vaultId: z.string().max(40),
  branch: z.string().max(40),
  sequence: z.number().int().min(0),
  hash: digest,
  segments: z.record(z.string(), segmentState),
  files: z.record(z.string(), z.object({ bytes: z.number().int().min(0), sha256: digest })),
  at: z.string().max(40),
});

/** Null when it is missing or cannot be read: everything on the drive is then compared in full. */
export async function readDriveState(path: string): Promise<DriveState | null> {
  try {
    const bytes = await readIfThere(path);
    if (bytes === null) return null;
    return driveState.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    if (errnoOf(error) !== null) throw error;
    return null;
  }
}

/** As it is written to drive and profile. */
export function driveStateBytes(state: DriveState): Uint8Array {
  return Buffer.from(JSON.stringify(state, null, 1), 'utf8');
}

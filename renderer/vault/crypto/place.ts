import type { RecordKind } from '../../domain/record';

/** Associated data: the place a sealed thing belongs to (FORMAT.md, Associated data). One function per line of that table. */
export const place = {
  box: (
    vault: string,
    slot: string,
    kind: string,
    kdf: { operations: number; memoryBytes: number; salt: string },
  ) => at(vault, 'box', slot, kind, kdf.operations, kdf.memoryBytes, kdf.salt),
  keyringKey: (vault: string, compartment: number, generation: number) =>
    at(vault, 'keyring-key', compartment, generation),
  keyring: (vault: string, compartment: number, generation: number) =>
    at(vault, 'keyring', compartment, generation),
  envelope: (vault: string, compartment: number, sequence: number) =>
    at(vault, 'envelope', compartment, sequence),
  content: (vault: string, kind: RecordKind, id: string, revision: number, unit: string) =>
    at(vault, 'content', kind, id, revision, unit),
  draft: (vault: string, compartment: number, draftId: string) => at(vault, 'draft', compartment, draftId),
  catalogue: (vault: string, compartment: number, segment: string, epoch: string) =>
    at(vault, 'catalogue', compartment, segment, epoch),
  delta: (vault: string, compartment: number, sequence: number, epoch: string) =>
    at(vault, 'delta', compartment, sequence, epoch),
  directory: (vault: string, compartment: number, epoch: string) =>
    at(vault, 'directory', compartment, epoch),
  index: (vault: string, compartment: number, segment: string, epoch: string) =>
    at(vault, 'index', compartment, segment, epoch),
  position: (vault: string, epoch: string) => at(vault, 'position', epoch),
  file: (vault: string, fileId: string, unit: string) => at(vault, 'file', fileId, unit),
  manifest: (vault: string, branch: string, sequence: number) => at(vault, 'manifest', branch, sequence),
  tombstone: (vault: string, compartment: number, unit: string) => at(vault, 'tombstone', compartment, unit),
} as const;

function at(vault: string, ...parts: readonly (string | number)[]): string {
  return `casekeep/1|${vault}|${parts.join('|')}`;
}

import { createHash } from 'node:crypto';
import { KINDS, type RecordKind } from '../../../renderer/domain/record';
import { attachments } from '../../../renderer/vault/files/attachments';
import type { KeptDraft } from '../../../renderer/vault/records/context';
import type { OpenVault } from '../../../renderer/vault/opening/open-vault';

/** Everything that an open vault shows: records, drafts and files by id, each with what it says, or why it does not. */
export type Contents = ReadonlyMap<string, string>;

/** Reads all of it. */
export async function contentsOf(vault: OpenVault): Promise<Contents> {
  await vault.whole;
  const { context, records } = vault;
  const { store } = context;
  const found = new Map<string, string>();
  const kinds = Object.keys(KINDS).filter((kind): kind is RecordKind => kind in KINDS);
  const ids = kinds.flatMap((kind) => [...store.entries(kind)].map((entry) => entry.id));
  for (const [id, read] of await store.read(ids))
    found.set(id, read.kind === 'read' ? JSON.stringify(read.record) : read.kind);
  for (const draft of await records.drafts.list()) found.set(draftLine(draft), 'kept');
  for (const { id } of store.entries('attachment')) {
    const hash = createHash('sha256');
    const take = async (bytes: Uint8Array) => void hash.update(bytes);
    const { kind } = await attachments(context).read(id, take, () => false);
    found.set(`file of ${id}`, kind === 'read' ? hash.digest('hex') : kind);
  }
  return found;
}

/** A draft by what is in it: its id changes with the key of all drafts. */
export function draftLine({ about, fields, savedAt }: KeptDraft): string {
  return `draft ${JSON.stringify([about, fields, savedAt])}`;
}

/** Ids under which two of them differ. */
export function differences(one: Contents, other: Contents): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id));
}

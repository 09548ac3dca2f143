import { mergeTombstones } from '../../../../electron/main/vault-folder/tombstones';
import { instant } from '../../../../renderer/domain/instant';
import { recordId } from '../../../../renderer/domain/ids';
import { destroyedSince, destructionsIn } from '../../../../renderer/vault/backup/destructions';
import { openManifest, sealManifest } from '../../../../renderer/vault/backup/manifest';
import { concat, utf8 } from '../../../../renderer/vault/crypto/bytes';
import { base64 } from '../../../../renderer/vault/crypto/base64';
import { idBytes, newId } from '../../../../renderer/vault/crypto/random-id';
import { place } from '../../../../renderer/vault/crypto/place';
import { seal } from '../../../../renderer/vault/crypto/seal';
import { draftIds, draftsIn } from '../../../../renderer/vault/drafts';
import { changeJson, Finding, type Target } from '../engine/target';
import type { Golden } from '../golden';

/** Drafts, the list of destructions and the manifest: as they lie there, and behind their seals. */
export function sealedTargets(golden: Golden): readonly Target[] {
  const { keys } = golden.opened;
  const { vaultId } = keys;
  const [[draftId, draft] = ['', new Uint8Array()]] = Object.entries(golden.vault.drafts);
  const lookAtDraft = (bytes: Uint8Array): void => {
    for (const one of draftsIn([{ draftId, bytes }], vaultId, golden.keyring)) draftIds(one.about);
  };
  const clinical = golden.keyring.parts.get(2);
  if (!clinical) throw new Error('the frozen keyring has no clinical part');
  const draftText = {
    draftId,
    about: { kind: 'note', episodeId: newId(), appointmentId: null, sessionOn: '2026-11-02' },
    fields: { themes: 'It was quiet.', plan: '' },
    savedAt: '2026-11-02T10:00:00.000Z',
    base: 3,
  };

  const lookAtTombstones = (bytes: Uint8Array): void => {
    const known = destructionsIn(golden.vault.tombstones, keys);
    const told = destructionsIn(bytes, keys);
    destroyedSince(known, told);
    destroyedSince(told, known);
    const merged = mergeTombstones(golden.vault.tombstones, bytes);
    const after = destructionsIn(merged, keys);
    if (known.known.some(({ unit }) => !after.units.has(unit)))
      throw new Finding('a destruction was lost by another list');
  };
  const tombstoneKey = keys.tombstone(2);
  const manifestKey = keys.manifest();
  if (!tombstoneKey || !manifestKey) throw new Error('the frozen header lacks a key');
  const unit = newId();
  const told = { rule: 'kept 7 years', destroyedOn: '2026-01-05', certificateId: newId() };

  const branch = recordId.parse(golden.branch);
  const manifest = {
    branch,
    sequence: 7,
    hash: new Uint8Array(32),
    end: { segment: 1, offset: 4000 },
    counts: { person: 2 },
    files: 1,
    at: instant.parse('2026-11-02T10:00:00.000Z'),
    sampled: { segment: 1, offset: 96 },
  };
  const clear = (): Uint8Array => {
    const bytes = new Uint8Array(24);
    bytes.set(idBytes(branch));
    bytes[16] = 7;
    return bytes;
  };
  return [
    { name: 'draft', seeds: [draft], run: lookAtDraft },
    {
      name: 'draft behind its seal',
      seeds: [utf8(JSON.stringify(draftText))],
      words: ['"kind":"amendment"', '"kind":"client"', '"fields":{}'],
      change: changeJson,
      run: (input) => lookAtDraft(seal(clinical.drafts, place.draft(vaultId, 2, draftId), input)),
    },
    {
      name: 'list of destructions',
      seeds: [golden.vault.tombstones],
      words: ['\n', '{}', '"compartment":9', '"sealed":"AAAA"'],
      run: lookAtTombstones,
    },
    {
      name: 'destruction behind its seal',
      seeds: [utf8(JSON.stringify(told))],
      change: changeJson,
      run: (input) => {
        const sealed = base64(seal(tombstoneKey, place.tombstone(vaultId, 2, unit), input));
        lookAtTombstones(utf8(`${JSON.stringify({ compartment: 2, unit, sealed })}\n`));
      },
    },
    { name: 'manifest', seeds: [sealManifest(manifest, keys)], run: (input) => openManifest(input, keys) },
    {
      name: 'manifest behind its seal',
      seeds: [utf8(JSON.stringify({ ...manifest, hash: base64(manifest.hash) }))],
      change: changeJson,
      run: (input) =>
        openManifest(concat(clear(), seal(manifestKey, place.manifest(vaultId, branch, 7), input)), keys),
    },
  ];
}

import { mediaTypeOf } from '../../../../renderer/vault/files/media-type';
import { openFileKey } from '../../../../renderer/vault/files/file-key';
import { openFile } from '../../../../renderer/vault/files/open-file';
import { SEALED_KEY_AT, STREAM_HEADER_AT } from '../../../../renderer/vault/files/file-layout';
import { concat } from '../../../../renderer/vault/crypto/bytes';
import { sealingStream } from '../../../../renderer/vault/crypto/secret-stream';
import { findUnit } from '../../../../renderer/vault/keys/keyring';
import { unitIdOf } from '../../../../renderer/vault/keys/unit-id';
import { unitOf } from '../../../../renderer/domain/unit';
import { Finding, type Target } from '../engine/target';
import type { Golden } from '../golden';

/** Sealed files as they stand on a disk, and behind the key of the file: pieces of any length, in any order, ended anywhere. */
export function fileTargets(golden: Golden): readonly Target[] {
  const { keys } = golden.opened;
  const attachment = golden.records.find((record) => record.kind === 'attachment');
  if (attachment?.kind !== 'attachment') throw new Error('the frozen vault has no attachment');
  const unitId = unitIdOf(keys, 2, unitOf(attachment));
  const unit = findUnit(golden.keyring, unitId);
  const sealed = golden.vault.files[attachment.fileId];
  if (!unit || !sealed) throw new Error('the frozen attachment has no file');
  const at = { vaultId: keys.vaultId, fileId: attachment.fileId, unitId };
  const fileKey = openFileKey(unit, at, sealed.slice(SEALED_KEY_AT, STREAM_HEADER_AT));
  if (!fileKey) throw new Error('the frozen file does not open');

  const look = async (bytes: Uint8Array, length: number, isSound: boolean): Promise<void> => {
    let given = 0;
    const outcome = await openFile(
      {
        read: (offset, wanted) =>
          Promise.resolve({ kind: 'ok', value: bytes.slice(offset, offset + wanted) }),
        openKey: (key) => openFileKey(unit, at, key),
        expected: { bytes: length, digest: attachment.digest },
      },
      (plain) => void (given += plain.length),
      () => false,
    );
    if (given > length) throw new Finding('more was handed out than the record says');
    if (outcome.kind === 'whole' && !isSound) throw new Finding('a changed file was called whole');
  };
  const isFrozen = (bytes: Uint8Array): boolean => Buffer.compare(bytes, sealed) === 0;
  return [
    {
      name: 'sealed file',
      seeds: [sealed],
      words: ['CKFIL001'],
      run: (input) => look(input, attachment.bytes, isFrozen(input)),
    },
    {
      name: 'sealed file behind its key',
      seeds: [Uint8Array.of(1, 2, 3, 200, 4, 255), Uint8Array.of(9), new Uint8Array(90)],
      async run(input) {
        const stream = sealingStream(fileKey);
        const pieces = [...input.subarray(0, 200)].map((byte, nth, all) => {
          const length = byte === 255 ? 65_536 : byte * 8;
          return stream.sealChunk(new Uint8Array(length), nth === all.length - 1);
        });
        const whole = concat(sealed.subarray(0, STREAM_HEADER_AT), stream.header, ...pieces);
        for (const length of [0, 1, input.length * 8, 65_536, 200_000]) await look(whole, length, false);
      },
    },
    {
      name: 'kind of a file',
      seeds: [
        Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
        Buffer.from('RIFF....WAVEfmt '),
        Buffer.from('....ftypisom....'),
        Buffer.from('%PDF-1.7\n%\u00e4'),
        Buffer.from('A letter, as it was handed over.'),
      ],
      words: ['ID3', 'OggS', 'webm', 'ftypM4A ', 'WEBP', 'GIF89a'],
      run: (input) => mediaTypeOf(input),
    },
  ];
}

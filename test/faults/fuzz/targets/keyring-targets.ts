import { keyringFacts } from '../../../../electron/main/format/plain-facts';
import { base64 } from '../../../../renderer/vault/crypto/base64';
import { newKey } from '../../../../renderer/vault/crypto/key';
import { place } from '../../../../renderer/vault/crypto/place';
import { open, seal } from '../../../../renderer/vault/crypto/seal';
import { keyFrom } from '../../../../renderer/vault/crypto/key';
import { fromBase64 } from '../../../../renderer/vault/crypto/base64';
import { withChecksum } from '../../../../renderer/vault/keys/checked-text';
import { chooseKeyring } from '../../../../renderer/vault/keys/choose-keyring';
import { z } from 'zod';
import { changeJson, type Target } from '../engine/target';
import type { Golden } from '../golden';
import { bodyOf } from './header-targets';

const fileText = z.looseObject({
  generation: z.number(),
  parts: z.array(
    z.looseObject({
      compartment: z.number(),
      generation: z.number(),
      keyGeneration: z.number(),
      sealedKey: z.string(),
      sealed: z.string(),
    }),
  ),
});

/** The keyring as it stands on a disk, behind its checksum, and a part behind its own seal. */
export function keyringTargets({ vault, opened: { keys } }: Golden): readonly Target[] {
  const body = bodyOf(vault.keyring);
  const file = fileText.parse(JSON.parse(Buffer.from(body).toString('utf8')));
  const look = (copy: Uint8Array): void => {
    keyringFacts(copy);
    chooseKeyring([copy], keys);
  };
  const sealedAs = (plain: Uint8Array): Uint8Array => {
    const own = newKey();
    const parts = file.parts.map((part, nth) => {
      const key = keys.keyring(part.compartment, part.keyGeneration);
      if (nth > 0 || !key) return part;
      const { compartment, generation } = part;
      return {
        ...part,
        sealedKey: base64(seal(key, place.keyringKey(keys.vaultId, compartment, generation), own)),
        sealed: base64(seal(own, place.keyring(keys.vaultId, compartment, generation), plain)),
      };
    });
    return withChecksum(JSON.stringify({ ...file, parts }));
  };
  return [
    { name: 'keyring', seeds: [vault.keyring, body], run: look },
    {
      name: 'keyring behind its checksum',
      seeds: [body],
      words: ['"version":2', '"compartment":3', '"generation":999999999'],
      change: changeJson,
      run: (input) => look(withChecksum(Buffer.from(input).toString('utf8'))),
    },
    {
      name: 'keyring behind its seal',
      seeds: [plainPart()],
      words: ['"units":{}', '"keys":{"0":"AAAA"}', '"participants":[]'],
      change: changeJson,
      run: (input) => look(sealedAs(input)),
    },
  ];

  function plainPart(): Uint8Array {
    const [part] = file.parts;
    const key = part && keys.keyring(part.compartment, part.keyGeneration);
    if (!part || !key) throw new Error('the frozen keyring has no part');
    const { compartment, generation } = part;
    const own = open(
      key,
      place.keyringKey(keys.vaultId, compartment, generation),
      fromBase64(part.sealedKey),
    );
    const at = place.keyring(keys.vaultId, compartment, generation);
    const plain = own && open(keyFrom(own), at, fromBase64(part.sealed));
    if (!plain) throw new Error('the frozen keyring does not open');
    return plain;
  }
}

import type { Survey } from '../../../electron/contract/storage';
import { sameBytes } from '../crypto/bytes';
import { isSigned } from '../crypto/signature';
import { chooseKeyring } from '../keys/choose-keyring';
import { parseHeader } from '../keys/header-format';
import { readableHeaders } from '../keys/open-header';
import type { Keyring } from '../keys/keyring';
import type { VaultKeys } from '../keys/vault-keys';
import { type Damage, damage } from './fault';

export type PairOnPlace = { readonly kind: 'pair'; readonly keyring: Keyring } | Damage;

/**
 * Header and keyring of the open vault as they stand on a drive: both copies of the newest generation alike, the header
 * signed by the owner whom the header here names, the keyring one that these keys open.
 */
export function readBackPair(there: Survey, here: Survey, keys: VaultKeys): PairOnPlace {
  const [header, secondHeader] = there.headers;
  const own = readableHeaders(here.headers);
  const owner = 'kind' in own ? undefined : own[0]?.common.ownerPublicKey;
  const parsed = header && parseHeader(header);
  if (header === undefined || parsed?.kind !== 'header') return damage('header', 'it does not read');
  const { common, signed, signature } = parsed.header;
  if (common.vaultId !== keys.vaultId || owner === undefined || !isSigned(owner, signed, signature))
    return damage('header', 'the owner did not sign it');
  if (secondHeader === undefined || !sameBytes(header, secondHeader))
    return damage('header', 'its second copy differs');
  const [keyring, secondKeyring] = there.keyrings;
  const chosen = chooseKeyring(there.keyrings, keys);
  if (keyring === undefined || chosen.kind !== 'open') return damage('keyring', 'it does not open');
  if (!sameBytes(chosen.bytes, keyring)) return damage('keyring', 'the newest copy does not open');
  if (secondKeyring === undefined || !sameBytes(keyring, secondKeyring))
    return damage('keyring', 'its second copy differs');
  return { kind: 'pair', keyring: chosen.keyring };
}

/** The header on the drive is the very one that stands here: whoever opens this vault opens the copy. */
export function hasOurHeader(there: Survey, here: Survey): boolean {
  const [header] = there.headers;
  return header !== undefined && here.headers.some((own) => sameBytes(own, header));
}

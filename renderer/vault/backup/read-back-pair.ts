import type { Survey } from '../../../electron/contract/storage';
import { sameBytes } from '../crypto/bytes';
import { chooseKeyring } from '../keys/choose-keyring';
import { parseHeader } from '../keys/header-format';
import type { Keyring } from '../keys/keyring';
import type { VaultKeys } from '../keys/vault-keys';
import { type Damage, damage } from './fault';

/**
 * Header and keyring of the open vault as they stand on a drive: both copies of the newest pair alike, the header the
 * very bytes that stand here, the keyring one that these keys open.
 */
export function readBackPair(
  there: Survey,
  here: Survey,
  keys: VaultKeys,
): { readonly kind: 'pair'; readonly keyring: Keyring } | Damage {
  const [header, secondHeader] = there.headers;
  if (header === undefined || parseHeader(header).kind !== 'header')
    return damage('header', 'it does not read');
  if (secondHeader === undefined || !sameBytes(header, secondHeader))
    return damage('header', 'its second copy differs');
  if (!here.headers.some((own) => sameBytes(own, header)))
    return damage('header', 'it is not the one that stands here');
  const [keyring, secondKeyring] = there.keyrings;
  const chosen = chooseKeyring(there.keyrings, keys);
  if (keyring === undefined || chosen.kind !== 'open') return damage('keyring', 'it does not open');
  if (!sameBytes(chosen.bytes, keyring)) return damage('keyring', 'the newest copy does not open');
  if (secondKeyring === undefined || !sameBytes(keyring, secondKeyring))
    return damage('keyring', 'its second copy differs');
  return { kind: 'pair', keyring: chosen.keyring };
}

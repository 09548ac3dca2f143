"""From a secret to every key: the slot's box, the header's common part, the keyring."""

import json
import unicodedata

import nacl.bindings as sodium
from nacl.exceptions import CryptoError

from primitives import CROCKFORD, Damaged, b64, checked_json, from_base32, h, opened, subkey


class WrongSecret(Exception):
    """The checksum is right and no box of that kind opens."""


def password_bytes(password):
    return unicodedata.normalize("NFKC", password).encode("utf-8")


def recovery_bytes(printed):
    """Nine groups of four: 20 bytes and a check of two."""
    text = printed.upper().replace("O", "0").replace("I", "1").replace("L", "1").lower()
    text = "".join(letter for letter in text if letter not in " -\r\n\t")
    if len(text) != 36 or set(text) - set(CROCKFORD):
        raise WrongSecret("not a recovery key: 36 letters and digits are wanted")
    raw = from_base32(text, 22)
    if h(raw[:20])[:2] != raw[20:]:
        raise WrongSecret("a recovery key with a typing mistake")
    return raw[:20]


def stretched(secret, kdf):
    if kdf["algorithm"] != "argon2id13":
        raise Damaged("unknown key derivation")
    if not (1 <= kdf["operations"] <= 20 and 8 << 20 <= kdf["memoryBytes"] <= 2 << 30):
        raise Damaged("key derivation out of bounds")
    # crypto_pwhash with its algorithm 2 is Argon2id version 1.3 with one lane.
    return sodium.crypto_pwhash_alg(32, secret, b64(kdf["salt"]), kdf["operations"], kdf["memoryBytes"], 2)


class Keys:
    """Vault keys and compartment keys by generation, opened by one slot."""

    def __init__(self, header, kind, secret):
        outer = checked_json(header, "header")
        if (outer["format"], outer["version"]) != ("casekeep-header", 1):
            raise Damaged("header: another format or a newer version")
        common_bytes = b64(outer["common"])
        self.common = json.loads(common_bytes)
        self.vault = self.common["vaultId"]
        self.place = f"casekeep/1|{self.vault}|"
        slot, box = self._opened_box(outer, kind, secret)
        if b64(self.common["ownerPublicKey"]) != box[32:64]:
            raise Damaged("header: another owner's")
        try:
            sodium.crypto_sign_open(b64(outer["signature"]) + common_bytes, box[32:64])
        except CryptoError as error:
            raise Damaged("header: signature") from error
        pair = (b64(slot["publicKey"]), box[:32])
        by_generation = lambda sealed: {
            int(number): sodium.crypto_box_seal_open(b64(key), *pair) for number, key in sealed.items()
        }
        self.vault_keys = by_generation(slot["keys"]["vault"])
        self.compartments = {
            int(name): by_generation(sealed) for name, sealed in slot["keys"].items() if name != "vault"
        }

    def _opened_box(self, outer, kind, secret):
        for box in outer["boxes"]:
            if box["kind"] != kind:
                continue
            sealed = b64(box["sealed"])
            if h(sealed).hex() != box["checksum"]:
                raise Damaged("header: a box's checksum")
            kdf = box["kdf"]
            where = f"box|{box['slotId']}|{kind}|{kdf['operations']}|{kdf['memoryBytes']}|{kdf['salt']}"
            try:
                plain = opened(stretched(secret, kdf), self.place + where, sealed)
            except Damaged:
                continue
            return next(one for one in self.common["slots"] if one["slotId"] == box["slotId"]), plain
        raise WrongSecret(f"no {kind} box opens")

    def newest(self, compartment):
        return [self.compartments[compartment][n] for n in sorted(self.compartments[compartment], reverse=True)]

    def units(self, keyring):
        """Unit id to its keys by generation, over every compartment this slot opens."""
        outer = checked_json(keyring, "keyring")
        if outer["format"] != "casekeep-keyring" or outer["vaultId"] != self.vault:
            raise Damaged("keyring: of another vault")
        units = {}
        for part in outer["parts"]:
            compartment, at = part["compartment"], f"{part['compartment']}|{part['generation']}"
            if compartment not in self.compartments:
                continue
            key = self.compartments[compartment][part["keyGeneration"]]
            own = opened(subkey(key, 2, "ckkeyrg_"), f"{self.place}keyring-key|{at}", b64(part["sealedKey"]))
            entries = json.loads(opened(own, f"{self.place}keyring|{at}", b64(part["sealed"])))["units"]
            for unit, entry in entries.items():
                units[unit] = {int(number): b64(one) for number, one in entry["keys"].items()}
        return units

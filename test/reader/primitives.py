"""The primitives of FORMAT.md, by the names it gives them. Byte order is little-endian."""

import base64
import hashlib
import json

import nacl.bindings as sodium

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


class Damaged(Exception):
    """Something is not as FORMAT.md says; the words name it."""


def h(data):
    """H(x): BLAKE2b-256 without a key. Python's own implementation, not libsodium's."""
    return hashlib.blake2b(data, digest_size=32).digest()


def keyed(key, data):
    return hashlib.blake2b(data, digest_size=32, key=key).digest()


def subkey(key, number, context):
    """crypto_kdf_derive_from_key: BLAKE2b of nothing, the number as salt and the context as personalisation."""
    salt = number.to_bytes(8, "little") + bytes(8)
    person = context.encode("ascii") + bytes(8)
    return hashlib.blake2b(b"", digest_size=32, key=key, salt=salt, person=person).digest()


_seen = {}


def opened(key, place, box):
    """Opens seal(key, ad, plain): 24 nonce bytes, then the ciphertext with its tag. No nonce may seal two things."""
    if _seen.setdefault(box[:24], box[24:]) != box[24:]:
        raise Damaged(f"a nonce was used twice: {place}")
    try:
        ad = place.encode("utf-8")
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(box[24:], ad, box[:24], key)
    except Exception as error:
        raise Damaged(f"does not open: {place}") from error


def b64(text):
    return base64.b64decode(text, validate=True)


def base32(data):
    """Crockford base32 in lower case, most significant bit first, the last character padded with zero bits."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(CROCKFORD[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))


def from_base32(text, length):
    bits = "".join(f"{CROCKFORD.index(letter):05b}" for letter in text)
    if set(bits[length * 8 :]) - {"0"}:
        raise Damaged("base32 with stray bits")
    return bytes(int(bits[at : at + 8], 2) for at in range(0, length * 8, 8))


def checked_json(data, name):
    """JSON text, a newline, the hex H of all bytes before that newline, a newline."""
    text, _, rest = data.partition(b"\n")
    if rest != h(text).hex().encode("ascii") + b"\n":
        raise Damaged(f"{name}: checksum")
    return json.loads(text)

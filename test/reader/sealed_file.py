"""Opens a sealed file: its own key under the unit's key, then the secretstream up to its FINAL and not a byte further."""

import nacl.bindings as sodium

from primitives import Damaged, h, opened

CHUNK = 64 * 1024 + 17


def open_file(keys, unit_key, envelope, record, data):
    if data[:8] != b"CKFIL001" or data[8:16] != bytes(8):
        raise Damaged("file: head")
    own = opened(unit_key, f"{keys.place}file|{record['fileId']}|{envelope['unit']}", data[16:88])
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, data[88:112], own)
    plain, at, tag = bytearray(), 112, None
    final = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
    while at < len(data):
        if tag == final:
            raise Damaged("file: bytes behind its end")
        try:
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, data[at : at + CHUNK])
        except Exception as error:
            raise Damaged(f"file: chunk at {at}") from error
        plain += chunk
        at += CHUNK
    if tag != final:
        raise Damaged("file: cut off")
    whole, filling = bytes(plain[: record["bytes"]]), plain[record["bytes"] :]
    if any(filling) or len(whole) != record["bytes"] or h(whole).hex() != record["digest"]:
        raise Damaged("file: not what its record says")
    return whole

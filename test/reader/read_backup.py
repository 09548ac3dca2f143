"""
A stranger's reader, written after FORMAT.md alone: opens a backup with its password or its recovery key, checks all
that can be checked, and prints every record as a line of JSON. It writes nothing.

    printf '%s' 'the password' | /usr/bin/python3 test/reader/read_backup.py password <folder or .casekeep>
    printf '%s' 'A1B2-…'       | /usr/bin/python3 test/reader/read_backup.py recovery <folder or .casekeep>

Ends with 0 when all of it was read, 1 when something is damaged, 2 when the secret opens nothing.
"""

import json
import sys

from backup import newest, read_backup, under
from journal import Journal, segments_in_order
from keys import Keys, WrongSecret, password_bytes, recovery_bytes
from primitives import Damaged, b64, base32, h, opened, subkey
from sealed_file import open_file


def first_whole(copies, use):
    """Two copies of the same bytes: the first that can be used."""
    for at, copy in enumerate(copies):
        try:
            return use(copy)
        except (Damaged, ValueError):
            if at == len(copies) - 1:
                raise


def content_of(unit_key, place, sealed):
    plain = opened(unit_key, place, sealed)
    length = int.from_bytes(plain[:4], "little")
    if len(plain) % 256 and len(plain) <= 4096 or any(plain[4 + length :]):
        raise Damaged(f"content: {place}")
    return json.loads(plain[4 : 4 + length])


def lines_of(keys, units, journal, sealed_files):
    """Every revision that counts, the latest of a record marked as such."""
    latest = {(envelope["kind"], envelope["id"]): envelope["rev"] for envelope, _, _ in journal.frames}
    for envelope, sealed, compartment in journal.frames:
        kind, record_id, revision, unit = (envelope[name] for name in ("kind", "id", "rev", "unit"))
        line = {"kind": kind, "id": record_id, "revision": revision, "unit": unit, "at": envelope["at"]}
        line["latest"] = latest[(kind, record_id)] == revision
        line["compartment"] = compartment
        if kind in ("genesis", "tombstone", "keys"):
            yield line
        elif envelope.get("gone"):
            yield {**line, "gone": True}
        elif envelope["keyGen"] not in units.get(unit, {}):
            yield {**line, "destroyed": True}
        else:
            key = units[unit][envelope["keyGen"]]
            record = content_of(key, f"{keys.place}content|{kind}|{record_id}|{revision}|{unit}", sealed)
            if kind == "attachment" and line["latest"]:
                whole = open_file(keys, key, envelope, record, sealed_files[record["fileId"]])
                line["file"] = {"bytes": len(whole), "digest": h(whole).hex()}
            yield {**line, "record": record}


class ContentDigest:
    """The digest over all content that FORMAT.md describes, gathered line by line."""

    def __init__(self):
        self.hashes = []
        self.counts = {}

    def add(self, line):
        if not line.get("latest") or "record" not in line or line["kind"] == "drive":
            return
        text = json.dumps(line["record"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self.hashes.append(h(f"record|{text}".encode("utf-8")).hex())
        self.counts[line["kind"]] = self.counts.get(line["kind"], 0) + 1
        if line["kind"] == "attachment":
            file = line["file"]
            told = f"file|{line['record']['fileId']}|{file['digest']}|{file['bytes']}"
            self.hashes.append(h(told.encode("utf-8")).hex())

    def line(self):
        digest = h("".join(sorted(self.hashes)).encode("utf-8")).hex()
        return {"kind": "content", "digest": digest, "counts": self.counts}


def tombstones_of(keys, data):
    for text in data.decode("utf-8").splitlines():
        line = json.loads(text)
        key = subkey(keys.compartments[line["compartment"]][1], 3, "cktombs_")
        place = f"{keys.place}tombstone|{line['compartment']}|{line['unit']}"
        yield {"kind": "tombstone-file", "unit": line["unit"], **json.loads(opened(key, place, b64(line["sealed"])))}


def manifest_of(keys, data):
    branch, sequence = base32(data[:16]), int.from_bytes(data[16:24], "little")
    key = subkey(keys.compartments[1][1], 6, "ckmanife")
    return {"kind": "manifest", **json.loads(opened(key, f"{keys.place}manifest|{branch}|{sequence}", data[24:]))}


def read_all(kind, secret, path):
    files = read_backup(path)
    keys = first_whole(newest(files, "header"), lambda copy: Keys(copy, kind, secret))
    units = first_whole(newest(files, "keyring"), keys.units)
    segments = under(files, "journal")
    journal = Journal(keys, [(name, segments[name]) for name in segments_in_order(segments)])
    content = ContentDigest()
    for line in lines_of(keys, units, journal, under(files, "files")):
        content.add(line)
        yield line
    yield content.line()
    yield from tombstones_of(keys, files.get("tombstones", b""))
    if "manifest" in files:
        manifest = manifest_of(keys, files["manifest"])
        if manifest["sequence"] > journal.sequence:
            raise Damaged("the journal is shorter than the manifest says")
        yield manifest


def main(kind, path):
    text = sys.stdin.read().rstrip("\r\n")
    try:
        secret = {"password": password_bytes, "recovery": recovery_bytes}[kind](text)
        for line in read_all(kind, secret, path):
            print(json.dumps(line, ensure_ascii=False, sort_keys=True))
    except WrongSecret as wrong:
        print(f"secret: {wrong}", file=sys.stderr)
        return 2
    except Damaged as damaged:
        print(f"damaged: {damaged}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

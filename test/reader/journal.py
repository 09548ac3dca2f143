"""Walks the journal's segments frame by frame: lengths, chain, MACs, envelopes, groups."""

import base64
import json
import re

from primitives import Damaged, base32, h, keyed, opened, subkey


def segments_in_order(names):
    """A branch's first segment takes the next number, so numbers alone order all of them."""
    found = [(int(re.fullmatch(r"([0-9a-z]{26})-(\d{5,})\.seg", name)[2]), name) for name in names]
    return [name for _, name in sorted(found)]


def number(data, at, size):
    return int.from_bytes(data[at : at + size], "little")


class Journal:
    """Every frame that counts, in order, each with its envelope and its sealed content."""

    def __init__(self, keys, segments):
        self.keys = keys
        self.sequence = 0
        self.previous = bytes(32)
        self.compartments = {}
        self.frames = []
        for name, data in segments:
            self._segment(name, data)
        self.frames = whole_groups(self.frames)

    def _segment(self, name, data):
        head = data[:96]
        if len(head) < 96 or head[:8] != b"CKSEG001" or h(head[:88])[:8] != head[88:]:
            raise Damaged(f"{name}: head")
        if base32(head[8:24]) != self.keys.vault or name != f"{base32(head[24:40])}-{number(head, 40, 4):05d}.seg":
            raise Damaged(f"{name}: not in its place")
        if number(head, 48, 8) != self.sequence + 1 or head[56:88] != self.previous:
            raise Damaged(f"{name}: does not continue the one before")
        at = 96
        while at < len(data):
            length = number(data, at, 4)
            if length < 88 or at + length > len(data):
                raise Damaged(f"{name}: cut off at {at}")
            self._frame(f"{name} at {at}", data[at : at + length])
            at += length

    def _frame(self, where, frame):
        sequence, e, c = number(frame, 8, 8), number(frame, 48, 4), number(frame, 52, 4)
        if frame[4] != 1 or frame[6:8] != b"\0\0" or 56 + e + c + 32 != len(frame):
            raise Damaged(f"{where}: not a frame of version 1")
        if sequence != self.sequence + 1 or frame[16:48] != self.previous:
            raise Damaged(f"{where}: the chain")
        if not any(keyed(subkey(key, 1, "ckmac___"), frame[:-32]) == frame[-32:] for key in self.keys.vault_keys.values()):
            raise Damaged(f"{where}: MAC")
        self.sequence, self.previous = sequence, h(frame)
        if frame[5] in self.keys.compartments:
            envelope = self._envelope(frame[5], sequence, frame[56 : 56 + e])
            self._compartment_chain(where, frame[5], envelope)
            self.frames.append((envelope, frame[56 + e : 56 + e + c], frame[5]))

    def _envelope(self, compartment, sequence, box):
        place = f"{self.keys.place}envelope|{compartment}|{sequence}"
        for key in self.keys.newest(compartment):
            try:
                return json.loads(opened(subkey(key, 1, "ckenvel_"), place, box))
            except Damaged:
                continue
        raise Damaged(f"does not open: {place}")

    def _compartment_chain(self, where, compartment, envelope):
        counter, hash_before = self.compartments.get(compartment, (0, bytes(32)))
        if envelope["counter"] != counter + 1 or base64.b64decode(envelope["prev"]) != hash_before:
            raise Damaged(f"{where}: a frame of compartment {compartment} was taken out")
        self.compartments[compartment] = (counter + 1, self.previous)


def whole_groups(frames):
    """A group whose end never came counts for nothing."""
    whole, waiting = [], []
    for frame in frames:
        if waiting and waiting[-1][0]["group"] != frame[0]["group"]:
            waiting = []
        waiting.append(frame)
        if frame[0]["end"]:
            whole += waiting
            waiting = []
    return whole

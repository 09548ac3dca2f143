"""A backup's files by name: of a drive's folder, of a one-file export, or of a vault's own folder."""

import re
import tarfile
from pathlib import Path

from primitives import Damaged


def read_backup(path):
    """Name (with `journal/` and `files/` before those) to bytes."""
    place = Path(path)
    if place.is_dir():
        return {one.relative_to(place).as_posix(): one.read_bytes() for one in place.rglob("*") if one.is_file()}
    with tarfile.open(place, "r:") as archive:
        files = [member for member in archive.getmembers() if member.isfile()]
        return {member.name: archive.extractfile(member).read() for member in files}


def newest(files, name):
    """Both copies of the newest generation of header or keyring; on a machine the copies have no generation."""
    generations = [int(found[1]) for one in files if (found := re.fullmatch(rf"{name}-(\d+)\.[ab]", one))]
    stem = f"{name}-{max(generations)}" if generations else name
    copies = [files[f"{stem}.{copy}"] for copy in "ab" if f"{stem}.{copy}" in files]
    if not copies:
        raise Damaged(f"there is no {name}")
    return copies


def under(files, folder):
    return {name[len(folder) + 1 :]: data for name, data in files.items() if name.startswith(f"{folder}/")}

"""A second verifier of a journal, in Python's standard library alone, written from docs/spec/journal.md.

    verify_journal.py JOURNAL [--export FILE] [--checkpoint FILE]...
    verify_journal.py --each        one such line of arguments after the other on stdin, one result a line

Blocks are encrypted, so their payloads are judged from what `journal export --plain` wrote; without it they count as
not opened. Exit code as that of `journal verify`: 0 ok, 1 bad, 2 incomplete, 3 stale. A journal that is open is not for it.
"""
import base64
import functools
import hashlib
import json
import re
import struct
import sys
from pathlib import Path

BAD, INCOMPLETE, STALE = 1, 2, 3
ENTRY, BUNDLED, HASH, HEAD, FULL, TOMBSTONE = 50, 52, 32, 74, 256, 9
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519, RFC 8032
D, ROOT_OF_MINUS_ONE = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
CRC_TABLE = []
for byte in range(256):
    for _ in range(8):
        byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
    CRC_TABLE.append(byte)


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = CRC_TABLE[(crc ^ byte) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def point(data):
    y, sign = int.from_bytes(data, "little") & 2**255 - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT_OF_MINUS_ONE % P
    if y >= P or x * x % P != square or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def plus(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, p):
    result = 0, 1, 1, 0
    while scalar:
        result, p, scalar = plus(result, p) if scalar & 1 else result, plus(p, p), scalar >> 1
    return result


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


@functools.cache
def signed_by(public, text, signature):
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % ORDER
    left, right = times(s, BASE), plus(point(signature[:32]), times(k, point(public)))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


def decode(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("not the one spelling of these bytes")
    return data


def verifier_key(line):
    name, key_id, data = line.split("+", 2)
    data = decode(data)
    if sha256(name.encode(), b"\n", data)[:4].hex() != key_id or len(data) != 33 or data[0] != 1:
        raise ValueError("no verifier key")
    return name, bytes.fromhex(key_id), data[1:]


def checkpoint(data, key):
    """Size and root of a checkpoint, its signature checked."""
    name, key_id, public = key
    text, _, lines = data.decode().rpartition("\n\n")
    origin, size, root = text.split("\n")[:3]
    if not lines.endswith("\n") or origin != name or not re.fullmatch("0|[1-9][0-9]{0,18}", size):
        raise ValueError("no checkpoint of this journal")
    valid = []
    for line in lines[:-1].split("\n"):
        dash, signer, signature = line.split(" ")
        signature = decode(signature)
        if dash != "\u2014":
            raise ValueError("no signature line")
        if signer == name and signature[:4] == key_id:
            valid.append(signed_by(public, text.encode() + b"\n", signature[4:]))
    root = decode(root)
    if not valid or not all(valid) or len(root) != HASH:
        raise ValueError("not signed by the journal's key")
    return int(size), root


def tile_name(level, index, width):
    name = f"{index % 1000:03d}"
    while index := index // 1000:
        name = f"x{index % 1000:03d}/{name}"
    return f"tile/{level}/{name}" + ("" if width == FULL else f".p/{width}")


class Journal:
    def __init__(self, directory, export, earlier):
        self.directory, self.found = Path(directory), []
        self.export = Path(export) if export else None
        self.earlier = [Path(file) for file in earlier]
        self.tiles, self.entries, self.erased, self.named = {}, [], set(), set()

    def report(self, code, what):
        self.found.append((code, what))

    def bad(self, what):
        self.report(BAD, what)

    def read(self, name):
        return (self.directory / name).read_bytes()

    def verify(self):
        """The result, and what led to it."""
        try:
            line = self.read("key.pub").decode()
            key = verifier_key(line.removesuffix("\n") if line.endswith("\n") else "")
            self.size, self.root = checkpoint(self.read("checkpoint"), key)
            known = [checkpoint(file.read_bytes(), key) for file in self.earlier]
            self.tree(known)
            self.log(self.blocks())
            if self.export or not self.erased:
                for wrong in sorted(self.named ^ self.erased):
                    self.bad(f"record {wrong} is erased without a tombstone, or has one and is there")
            self.names()
        except (OSError, ValueError, IndexError, struct.error) as problem:
            self.bad(repr(problem))
        codes = {code for code, _ in self.found}
        return next((code for code in (BAD, STALE, INCOMPLETE) if code in codes), 0), self.found

    def tile(self, level, index, width, item):
        """The hashes or entries a size needs, out of the partial or the full tile."""
        for stored in dict.fromkeys((width, FULL)):
            file = self.directory / tile_name(level, index, stored)
            if file.exists():
                data = file.read_bytes()
                if len(data) != stored * item:
                    self.bad(f"{file} has the wrong length")
                return data[: width * item]
        raise ValueError(tile_name(level, index, width) + " is missing")

    def tree(self, known):
        rows = []
        for index in range(0, (self.size + 255) // FULL):
            width = min(FULL, self.size - index * FULL)
            bundle = self.tile("entries", index, width, BUNDLED)
            for at in range(0, width * BUNDLED, BUNDLED):
                if bundle[at : at + 2] != struct.pack(">H", ENTRY) or len(bundle) != width * BUNDLED:
                    self.bad(f"entry {len(self.entries)} is no entry")
                self.entries.append(bundle[at + 2 : at + BUNDLED])
        row, level = [sha256(b"\0", entry) for entry in self.entries], 0
        while row:
            rows.append(row)
            for start in range(0, len(row), FULL):
                hashes = row[start : start + FULL]
                if self.tile(level, start // FULL, len(hashes), HASH) != b"".join(hashes):
                    self.bad(tile_name(level, start // FULL, len(hashes)) + " is not what lies below it")
            row, level = [self.top(row[i : i + FULL]) for i in range(0, len(row) - 255, FULL)], level + 1
        if self.top(rows[0] if rows else []) != self.root:
            self.bad("the root of the entries is not the root that was signed")
        for size, root in known:
            if size > self.size:
                self.report(STALE, f"{size} records were signed before")
            elif self.top(rows[0][:size] if rows else []) != root:
                self.bad(f"does not continue the checkpoint of {size} records")

    def top(self, hashes):
        """The root over leaves."""
        while len(hashes) > 1:
            pairs = [sha256(b"\1", *hashes[i : i + 2]) for i in range(0, len(hashes) - 1, 2)]
            hashes = pairs + hashes[len(hashes) & ~1 :]
        return hashes[0] if hashes else sha256()

    def record(self, position, entry, salt, payload):
        if position < self.size and self.entries[position] != entry:
            self.bad(f"record {position} is not what the tree says")
        version, kind, _, _, length = struct.unpack(">BBQII", entry[:18])
        commitment = sha256(b"gatehouse-payload/v1\0", salt, payload)
        if version != 1 or length != len(payload) or commitment != entry[18:]:
            self.bad(f"the payload of record {position} is not the one its entry commits to")
        if kind == TOMBSTONE:
            positions = json.loads(payload)["positions"]
            if max(positions) >= position:
                self.bad(f"tombstone {position} names what comes later")
            self.named.update(positions)

    def exported(self):
        for line in self.export.read_text().splitlines() if self.export else []:
            yield json.loads(line)

    def blocks(self):
        """Judges the blocks, and what the export says they hold. Returns one past the last record."""
        position, records = 0, self.exported()
        for file in sorted((self.directory / "blocks").glob("*/*.blocks")):
            data, at = file.read_bytes(), 0
            if file.relative_to(self.directory).as_posix() != f"blocks/{position // 10**6:06d}/{position:016d}.blocks":
                self.bad(f"{file} is not where record {position} belongs")
            while at < len(data):
                magic, version, _, count, first, _, sealed = struct.unpack(">4sBBIQII", data[at : at + 26])
                states = data[at + 78 : at + 78 + (count + 7) // 8]
                end = at + 78 + len(states) + sealed
                if (magic, version, first) != (b"GHBK", 1, position) or data[end : end + 4] != struct.pack(">I", crc32c(data[at:end])):
                    raise ValueError(f"{file} is damaged at byte {at}")
                for number in range(count):
                    gone = states[number // 8] >> number % 8 & 1
                    self.erased.update([position] if gone else [])
                    self.sealed(position, gone, next(records, None))
                    position += 1
                at = end + 4
        return position

    def sealed(self, position, gone, record):
        if record is None:
            self.report(INCOMPLETE, f"record {position} not opened")
        elif position >= self.size or (record["position"], record["state"]) != (position, "erased" if gone else "live"):
            self.bad(f"the export says of record {position} what the blocks do not")
        elif gone and base64.b64decode(record["entry"]) != self.entries[position]:
            self.bad(f"the entry of record {position} is not the tree's")
        elif not gone:
            self.record(position, *(base64.b64decode(record[part]) for part in ("entry", "salt", "payload")))

    def log(self, position):
        files = sorted((self.directory / "wal").glob("*.wal"))
        for file in files:
            data, at = file.read_bytes(), 0
            if int(file.stem) != position:
                self.bad(f"{file} is not where record {position} belongs")
            while at + 8 + HEAD <= len(data):
                length, crc = struct.unpack(">II", data[at : at + 8])
                frame = data[at + 8 : at + 8 + length]
                if not HEAD <= length == len(frame) or crc32c(frame) != crc:
                    break
                if frame[:8] != struct.pack(">Q", position):
                    self.bad(f"another record stands in the place of {position}")
                self.record(position, frame[8:58], frame[58:HEAD], frame[HEAD:])
                position, at = position + 1, at + 8 + length
            if data[at:].strip(b"\0"):
                torn = file == files[-1] and position >= self.size
                self.report(INCOMPLETE if torn else BAD, f"{file} is damaged at byte {at}")
        if position < self.size:
            self.bad(f"the payloads from {position} on are missing")

    def names(self):
        for file in sorted(self.directory.rglob("*")):
            name = file.relative_to(self.directory).as_posix()
            tile = re.fullmatch(r"tile/(entries|[1-9]?[0-9])/((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?", name)
            if file.is_dir() and (tile or re.fullmatch(r"wal|blocks(/\d{6})?|tile(/(entries|\d+)(/x?\d{3}(\.p)?)*)?", name)):
                continue
            if name.endswith(".tmp") or name == "erasing":
                self.report(INCOMPLETE, f"{name}: a write was interrupted")
            elif name in ("lock", "wal/spare"):
                if file.read_bytes().strip(b"\0") or (name == "lock" and file.stat().st_size):
                    self.bad(f"{name} holds something")
            elif tile:
                self.partial(file, *tile.groups())
            elif name not in ("key.pub", "checkpoint") and not re.fullmatch(r"wal/\d{16}\.wal|blocks/\d{6}/\d{16}\.blocks", name):
                self.bad(f"{name} is not a file of a journal")

    def partial(self, file, level, digits, width):
        """A tile beyond the signed size, or a partial one beside a larger."""
        index, width = int(re.sub("[x/]", "", digits)), int(width or FULL)
        item, row = (BUNDLED, self.size) if level == "entries" else (HASH, self.size >> 8 * int(level))
        if file != self.directory / tile_name(level, index, width):
            self.bad(f"{file} is another spelling of a tile")
        elif index * FULL + width > row:
            self.report(INCOMPLETE, f"{file} is behind the checkpoint")
        elif file.read_bytes() != self.tile(level, index, min(FULL, row - index * FULL), item)[: width * item]:
            self.bad(f"{file} is not the beginning of the larger tile")


def run(arguments):
    options = list(zip(arguments[1::2], arguments[2::2]))
    exports = [value for name, value in options if name == "--export"]
    return Journal(arguments[0], exports[0] if exports else None, [value for name, value in options if name == "--checkpoint"]).verify()


if __name__ == "__main__":
    if sys.argv[1:] == ["--each"]:
        for line in sys.stdin:
            code, found = run(line.rstrip("\n").split("\t"))
            print(code, found[:1], flush=True)
    else:
        code, found = run(sys.argv[1:])
        for _, what in found[:20]:
            print(what)
        sys.exit(code)

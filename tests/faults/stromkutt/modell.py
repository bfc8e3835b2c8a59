"""What a disk may hold after a power cut, worked out from a log of calls.

What was synced is there.  Of what was written to a file since its last sync, each call is there,
gone, or torn at the sectors of 512 bytes.  A name that was made, moved or removed is safe when its
folder has been synced, and until then there or not, each by itself.  A moved name brings the file
as the disk has it: moving syncs nothing.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from stromkutt.opptak import Post

SEKTOR = 512
# How much of what was not synced is there; «all» is what a kill leaves, and seen by kills as well.
POLITIKKER = ("all", "none", "start", "start", "but one", "some", "torn", "mixed", "mixed")


class Skriv(NamedTuple):
    """Bytes written at a place in a file."""

    off: int
    data: bytes


class Kutt(NamedTuple):
    """A file cut or lengthened."""

    lengde: int


class Navn(NamedTuple):
    """A name that now means a file, or nothing; and the name that meant it before, if moved."""

    sti: str
    fil: int | None
    fra: str | None = None


@dataclass
class Fil:
    """A file as it was at its last sync, and what has been done to it since."""

    trygg: bytearray = field(default_factory=bytearray)
    venter: list[Skriv | Kutt] = field(default_factory=list)


@dataclass(frozen=True)
class Tilstand:
    """What a disk may hold, and what had been said by then."""

    nummer: int
    politikk: str
    said: list[str]
    filer: dict[str, bytes | None]

    def write(self, rot: Path) -> None:
        """Make it a real folder."""
        rot.mkdir()
        for sti, data in sorted(self.filer.items()):
            if data is None:
                (rot / sti).mkdir(mode=0o700)
            else:
                (rot / sti).write_bytes(data)


class Disk:
    """Follows the calls, and tells what may be left of them."""

    def __init__(self, rot: Path) -> None:
        self._rot = rot.as_posix()
        self._nummer = count()
        self._filer: dict[int, Fil | None] = {}  # None is a folder
        self._navn: dict[str, int] = {}  # as the process sees them
        self._trygge: dict[str, int] = {}  # as the disk has them
        self._venter: list[Navn] = []
        self._fd: dict[int, str | int] = {}
        for sti in sorted(rot.rglob("*")):
            fil = None if sti.is_dir() else Fil(bytearray(sti.read_bytes()))
            self._trygge[sti.relative_to(rot).as_posix()] = self._new(fil)
        self._navn = dict(self._trygge)

    def follow(self, post: Post) -> None:
        """Take in one call."""
        getattr(self, f"_on_{post.op}")(post)

    def whole(self) -> dict[str, bytes | None]:
        """Return what the process itself sees."""
        return self._contents(self._navn, lambda fil: fil.venter)

    def after_cut(self, politikk: str, trekk: random.Random) -> dict[str, bytes | None]:
        """Return one of the things that the disk may hold now."""
        navn = dict(self._trygge)
        for ett in _pick(self._venter, politikk, trekk):
            _rename(navn, ett)
        return self._contents(navn, lambda fil: _tear(fil, politikk, trekk))

    def _contents(self, navn, choose) -> dict[str, bytes | None]:
        svar: dict[str, bytes | None] = {}
        for sti in sorted(navn):
            over = str(PurePosixPath(sti).parent)
            fil = self._filer[navn[sti]]
            if over != "." and over not in svar:
                continue  # the folder itself is gone
            svar[sti] = None if fil is None else _apply(fil.trygg, choose(fil))
        return svar

    def _new(self, fil: Fil | None) -> int:
        nummer = next(self._nummer)
        self._filer[nummer] = fil
        return nummer

    def _inside(self, path: str) -> str:
        return str(PurePosixPath(path).relative_to(self._rot))

    def _file(self, nummer: int) -> Fil:
        fil = self._filer[nummer]
        assert fil is not None
        return fil

    def _of(self, post: Post) -> Fil:
        nummer = self._fd[post.fd]
        assert isinstance(nummer, int)
        return self._file(nummer)

    def _change(self, navn: Navn) -> None:
        _rename(self._navn, navn)
        self._venter.append(navn)

    def _on_o(self, post: Post) -> None:
        sti = self._inside(post.path)
        if post.off & 1:
            self._change(Navn(sti, self._new(Fil())))
        nummer = self._navn.get(sti)
        if nummer is None or self._filer[nummer] is None:
            self._fd[post.fd] = sti  # a folder, the outermost included
            return
        self._fd[post.fd] = nummer
        if post.off & 2:
            self._file(nummer).venter.append(Kutt(0))

    def _on_c(self, post: Post) -> None:
        del self._fd[post.fd]

    def _on_w(self, post: Post) -> None:
        self._of(post).venter.append(Skriv(post.off, post.data))

    def _on_t(self, post: Post) -> None:
        self._of(post).venter.append(Kutt(post.off))

    def _on_T(self, post: Post) -> None:  # noqa: N802 - the letter of the log
        self._file(self._navn[self._inside(post.path)]).venter.append(Kutt(post.off))

    def _on_s(self, post: Post) -> None:
        hva = self._fd[post.fd]
        if isinstance(hva, int):
            fil = self._file(hva)
            fil.trygg = bytearray(_apply(fil.trygg, fil.venter))
            fil.venter = []
            return
        for navn in self._venter:
            if _folder(navn) == hva:
                _rename(self._trygge, navn)
        self._venter = [navn for navn in self._venter if _folder(navn) != hva]

    def _on_r(self, post: Post) -> None:
        fra, til = self._inside(post.path), self._inside(post.data_2.decode())
        assert self._filer[self._navn[fra]] is not None, "a moved folder is not modelled"
        self._change(Navn(til, self._navn[fra], fra))

    def _on_u(self, post: Post) -> None:
        self._change(Navn(self._inside(post.path), None))

    def _on_m(self, post: Post) -> None:
        self._change(Navn(self._inside(post.path), self._new(None)))

    def _on_a(self, post: Post) -> None:
        pass

    def _on_x(self, post: Post) -> None:
        raise NotImplementedError(post.path)


def states(poster: Sequence[Post], disk: Disk, punkter: int, fro: object) -> Iterator[Tilstand]:
    """Follow a log, and at random places in it tell what a cut there may leave."""
    trekk = random.Random(fro)
    steder = sorted(trekk.choices(range(len(poster) + 1), k=punkter))
    said = b""
    nummer = 0
    for sted, post in enumerate((*poster, None)):
        while nummer < punkter and steder[nummer] == sted:
            politikk = trekk.choice(POLITIKKER)
            linjer = said.decode().split("\n")[1:-1]  # the first is «ready»
            yield Tilstand(nummer, politikk, linjer, disk.after_cut(politikk, trekk))
            nummer += 1
        if post is None:
            return
        disk.follow(post)
        said += post.data if post.op == "a" else b""


def _folder(navn: Navn) -> str:
    return str(PurePosixPath(navn.sti).parent)


def _rename(navn: dict[str, int], ny: Navn) -> None:
    if ny.fra is not None and navn.get(ny.fra) == ny.fil:
        del navn[ny.fra]
    if ny.fil is None:
        navn.pop(ny.sti, None)
    else:
        navn[ny.sti] = ny.fil


def _apply(trygg: bytearray, hva: Iterable[Skriv | Kutt]) -> bytes:
    data = bytearray(trygg)
    for ett in hva:
        lengde = ett.lengde if isinstance(ett, Kutt) else ett.off
        data.extend(bytes(max(0, lengde - len(data))))
        if isinstance(ett, Kutt):
            del data[lengde:]
        else:
            data[ett.off : ett.off + len(ett.data)] = ett.data
    return bytes(data)


def _pick(hva: list, politikk: str, trekk: random.Random) -> list:
    if politikk in ("all", "torn"):
        return hva
    if politikk == "none":
        return []
    if politikk == "start":
        return hva[: trekk.randint(0, len(hva))]
    if politikk == "but one":
        borte = trekk.randrange(len(hva)) if hva else 0
        return hva[:borte] + hva[borte + 1 :]
    return [ett for ett in hva if trekk.random() < 0.5]


def _tear(fil: Fil, politikk: str, trekk: random.Random) -> list[Skriv | Kutt]:
    """Choose among what was not synced; tear the last of it, or any of it."""
    valgt = _pick(fil.venter, politikk, trekk)
    svar: list[Skriv | Kutt] = []
    for nummer, ett in enumerate(valgt):
        siste = nummer == len(valgt) - 1
        torn = politikk == "mixed" and trekk.random() < 0.3
        if isinstance(ett, Skriv) and (torn or (siste and politikk in ("torn", "start"))):
            svar += _sectors(ett, trekk)
        else:
            svar.append(ett)
    return svar


def _sectors(ett: Skriv, trekk: random.Random) -> Iterator[Skriv | Kutt]:
    """Give some sectors of a write; now and then the file has got its new length all the same."""
    start, slutt = ett.off, ett.off + len(ett.data)
    kanter = [start, *range(start // SEKTOR * SEKTOR + SEKTOR, slutt, SEKTOR), slutt]
    for fra, til in pairwise(kanter):
        if trekk.random() < 0.5:
            yield Skriv(fra, ett.data[fra - start : til - start])
    if trekk.random() < 0.3:
        yield Skriv(slutt, b"")

"""The booklet of a conference, guides and questions for a staff meeting: content made into files."""

import gc
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from desktop import content
from desktop.domain.konferanse import Veiledning
from desktop.domain.tekst import Sprak
from desktop.hefte import Eksempel, Heftekomponist, Heftestoff, Innholdsrad
from desktop.state.papir import Papirfil

if TYPE_CHECKING:
    from desktop.pdf.hefte import Heftedel

__all__ = [
    "Eksempel",
    "Hefte",
    "eksemplene",
    "hefte_fil",
    "hms_fil",
    "lag_hefte",
    "uten_opprydding",
    "veiledning_fil",
]


class Hefte:
    """A booklet that examples are put into one by one; each is laid out once."""

    def __init__(self, sprak: Sprak) -> None:
        # ReportLab is read in when something is made, never when the application starts.
        from desktop.pdf import hefte

        self._pdf = hefte
        self._sprak: Sprak = sprak
        self._komponist = Heftekomponist(_stoff(), sprak)
        self._navn: list[str] = []
        self._ark: list[Heftedel] = []
        self._sporsmal: list[Heftedel] = []

    def legg(self, eksempel: Eksempel) -> None:
        """Put an example in.

        Raises:
            DoesNotFitError: Its page does not fit one side.
        """
        navn = f"{eksempel.kode} · {eksempel.tittel}"
        ark = self._pdf.del_av_ark(self._komponist.ark(eksempel), navn)
        self._sporsmal.append(self._pdf.del_av_dokument(self._komponist.sporsmal(eksempel)))
        self._ark.append(ark)
        self._navn.append(navn)

    def skriv(self) -> bytes:
        """Write the booklet."""
        k = self._komponist
        svarark = self._pdf.del_av_dokument(k.svarark())
        # The contents take the same room whatever the numbers in them are.
        foran = len(self._forside(0).sider)
        deler = (self._forside(foran), *self._ark, *self._sporsmal, svarark)
        return self._pdf.bygg_hefte(deler, k.tittel, self._sprak, k.bunntekst, k.sidetall)

    def _forside(self, foran: int) -> "Heftedel":
        rader: list[Innholdsrad] = []
        side = foran + len(self._ark) + 1
        for n, (navn, sporsmal) in enumerate(zip(self._navn, self._sporsmal, strict=True), 1):
            rader.append(Innholdsrad(navn, foran + n, side))
            side += len(sporsmal.sider)
        return self._pdf.del_av_dokument(self._komponist.forside(rader, side))


def eksemplene(sprak: Sprak) -> tuple[Eksempel, ...]:
    """Return the shipped examples with their guides, in order."""
    return tuple(
        Eksempel(kode, content.eksempel(kode, sprak), content.veiledning(kode, sprak))
        for kode in content.eksempelkoder()
    )


def lag_hefte(eksempler: Iterable[Eksempel], sprak: Sprak) -> bytes:
    """Make the booklet of examples.

    Raises:
        DoesNotFitError: A page does not fit one side.
    """
    with uten_opprydding():
        hefte = Hefte(sprak)
        for eksempel in eksempler:
            hefte.legg(eksempel)
        return hefte.skriv()


@contextmanager
def uten_opprydding() -> Generator[None]:
    """Let Python look for garbage afterwards: all that is laid out lives until it is written.

    Looking in vain meanwhile takes a seventh of the time.
    """
    pa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if pa:
            gc.enable()


def hefte_fil(sprak: Sprak) -> Papirfil:
    """Make the booklet of the shipped examples as a file."""
    return Papirfil(f"dialogkonferanse-{sprak}.pdf", lag_hefte(eksemplene(sprak), sprak))


def veiledning_fil(kode: str, sprak: Sprak) -> Papirfil:
    """Make the guide of a shipped example as a file."""
    from desktop.pdf.dokument import bygg_dokument

    v: Veiledning = content.veiledning(kode, sprak)
    dokument = Heftekomponist(_stoff(), sprak).veiledning(kode, v)
    return Papirfil(f"{kode}-{sprak}.pdf", bygg_dokument(dokument))


def hms_fil(sprak: Sprak) -> Papirfil:
    """Make the questions for a staff meeting as a file."""
    from desktop.pdf.dokument import bygg_dokument

    dokument = Heftekomponist(_stoff(), sprak).hms()
    return Papirfil(f"personalmote-{sprak}.pdf", bygg_dokument(dokument))


@cache
def _stoff() -> Heftestoff:
    (gjort,) = (s.svar for s in content.blikksporsmal() if s.id == "gjort")
    return Heftestoff(
        content.hefteord(),
        content.arkord(),
        content.program(),
        content.hmssporsmal(),
        gjort,
    )

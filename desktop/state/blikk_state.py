"""Legens blikk while it runs: where the facilitator is, and what the conference has counted."""

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop import content
from desktop.domain.innhold import Blikkgruppe, Blikksporsmal
from desktop.domain.legens_blikk import MEST_EKSEMPLER, RESULTAT, Blikk, Blikkflyt, Konferanse
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.tekst import Sprak
from desktop.errors import MiljoError
from desktop.i18n import _, language
from desktop.regneark import blikkfil
from desktop.state import innhold


class KonferanseState(QObject):
    """Holds the counts of a conference in memory; only a file that is asked for keeps them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.konferanse = Konferanse()
        self._i_fil = Konferanse()

    @property
    def ulagret(self) -> bool:
        """Whether something is counted that no file has."""
        return not self.konferanse.tom and self.konferanse != self._i_fil

    def ta_imot(self, konferanse: Konferanse, *, lagret: bool) -> None:
        """Go on with what a process before this one has counted."""
        self.konferanse = konferanse
        self._i_fil = konferanse if lagret else Konferanse()

    def ta_vare_pa(self, blikk: Blikk) -> None:
        """Take in how many are here and what is counted, if anything is."""
        if blikk.hender or blikk.til_stede:
            self.konferanse = self.konferanse.med(blikk)

    def lagre(self, fil: Path) -> None:
        """Save the counts in a file.

        Raises:
            DesktopError: It cannot be written.
        """
        blikkfil.lagre(fil, self.konferanse)
        self._i_fil = self.konferanse

    def apne(self, fil: Path) -> tuple[str, ...]:
        """Add counts that were saved; what is counted here wins, and is returned.

        Raises:
            DesktopError: It cannot be read, or there is no room for it.
        """
        hentet = blikkfil.apne(fil)
        samlet, ulagret = self.konferanse.fyll_ut(hentet), self.ulagret
        if len({b.kode for b in samlet.blikk} | {*innhold.eksempelkoder()}) > MEST_EKSEMPLER:
            raise MiljoError("blikkfil")
        self.konferanse = samlet
        if not ulagret:
            self._i_fil = samlet
        return tuple(b.kode for b in hentet.blikk if samlet.om(b.kode) != b)

    def skriv_csv(self, fil: Path) -> None:
        """Write the counts for a spreadsheet.

        Raises:
            DesktopError: It cannot be written.
        """
        blikkfil.skriv_csv(fil, self.rader())
        self._i_fil = self.konferanse

    def skriv_xlsx(self, fil: Path) -> None:
        """Write the counts as a workbook.

        Raises:
            DesktopError: It cannot be written.
        """
        blikkfil.skriv_xlsx(fil, self.rader(), _("Legens blikk"))
        self._i_fil = self.konferanse

    def rader(self) -> list[blikkfil.Rad]:
        """Return a heading and one row for each example and answer."""
        sprak = language()
        rader: list[blikkfil.Rad] = [
            (_("Eksempel"), _("Spørsmål"), _("Svar"), _("Hender"), _("Til stede"))
        ]
        for blikk in (b for b in self.konferanse.blikk if not b.tom):
            tittel = eksempelnavn(blikk.kode)
            for sporsmal in innhold.blikksporsmal():
                for nokkel in sporsmal.nokler():
                    svar = svartekst(sporsmal, nokkel) if sporsmal.svar else _("Fant svaret")
                    antall = blikk.av(nokkel)
                    rader.append(
                        (tittel, sporsmal.sporsmal.i(sprak), svar, antall, blikk.til_stede)
                    )
        return rader


class BlikkState(QObject):
    """One example before the room.

    Signals:
        changed: Another place is in front, or the count is another; carries the Blikkflyt.
    """

    changed = Signal(object)

    def __init__(
        self,
        kode: str,
        konferanse: KonferanseState,
        parent: QObject | None = None,
        *,
        demo: bool = False,
    ) -> None:
        super().__init__(parent)
        if kode not in innhold.eksempelkoder():
            raise ValueError("only an example is read")
        self.kode = kode
        self.demo = demo
        self._konferanse = konferanse
        self._flyt = Blikkflyt.av(_grupper(), konferanse.konferanse.om(kode))

    @property
    def flyt(self) -> Blikkflyt:
        """Where the facilitator is."""
        return self._flyt

    @property
    def sprak(self) -> Sprak:
        """The language of the questions."""
        return language()

    @property
    def konferanse(self) -> KonferanseState:
        """What the conference has counted."""
        return self._konferanse

    def sett(self, flyt: Blikkflyt) -> None:
        """Go somewhere else, or count."""
        self._konferanse.ta_vare_pa(flyt.blikk)
        self._flyt = flyt
        self.changed.emit(flyt)

    def hent(self, fil: Path) -> tuple[str, ...]:
        """Add counts that were saved, also to what is in front; return the codes that stay.

        Raises:
            DesktopError: It cannot be read, or there is no room for it.
        """
        beholdt = self._konferanse.apne(fil)
        blikk = self._konferanse.konferanse.om(self.kode)
        self._flyt = msgspec.structs.replace(self._flyt, blikk=blikk)
        self.changed.emit(self._flyt)
        return beholdt

    def sporsmal(self) -> Blikksporsmal | None:
        """Return the question in front, or nothing where none is asked."""
        return next((s for s in innhold.blikksporsmal() if self._flyt.sted in s.nokler()), None)

    def gruppe(self) -> Blikkgruppe | None:
        """Return the group whose results are in front, or nothing."""
        navn = self._flyt.sted.removeprefix(RESULTAT)
        i_resultat = self._flyt.sted.startswith(RESULTAT)
        return next((g for g in innhold.blikkgrupper() if i_resultat and g.id == navn), None)

    def linjer(self, gruppe: str) -> list[tuple[str, str]]:
        """Return the key and the words of everything that is counted in a group."""
        return [
            (nokkel, svartekst(s, nokkel) if s.svar else s.sporsmal.i(language()))
            for s in innhold.blikksporsmal()
            if s.gruppe == gruppe
            for nokkel in s.nokler()
        ]

    def ark_bilde(self, bredde: int) -> Any:  # noqa: ANN401 - Bilde, which is not imported at start
        """Draw the page of the example as a picture of a width in pixels.

        Raises:
            DoesNotFitError: It does not fit one side.
        """
        from desktop.ark import lag_ark
        from desktop.pdf.ark_pdf import bygg
        from desktop.pdf.bilde import tegn

        eksempel = content.eksempel(self.kode, language())
        o, ord_ = Oppsummering.of(eksempel), content.arkord()
        return tegn(bygg(lag_ark(o, ord_, language(), demo=self.demo)), bredde)


def svartekst(sporsmal: Blikksporsmal, nokkel: str) -> str:
    """Return the answer a key counts."""
    id_ = nokkel.partition(".")[2]
    return next(s.i(language()) for s in sporsmal.svar if s.id == id_)


def eksempelnavn(kode: str) -> str:
    """Return the code of an example and what it is about; the code alone of one from elsewhere."""
    if kode not in innhold.eksempelkoder():
        return kode
    return f"{kode} · {innhold.eksempeltittel(kode)}"


def kortnavn(kode: str) -> str:
    """Return the code of an example and the job; the code alone of one from elsewhere."""
    if kode not in innhold.eksempelkoder():
        return kode
    return f"{kode} · {innhold.eksempel(kode, language()).ansatt.yrke}"


def _grupper() -> dict[str, tuple[str, ...]]:
    grupper: dict[str, tuple[str, ...]] = {g.id: () for g in innhold.blikkgrupper()}
    for sporsmal in innhold.blikksporsmal():
        grupper[sporsmal.gruppe] = (*grupper[sporsmal.gruppe], *sporsmal.nokler())
    return grupper

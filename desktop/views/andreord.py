"""Words in a second language, beside the first: read by the employee, in their own direction."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.domain.innhold import Andresprak
from desktop.state.andresprak import visningsnavn
from desktop.views.widgets import etikett


def andre_etikett(tekst: str, andre: Andresprak, rolle: str = "hint") -> QLabel:
    """Make a label in the second language, written from the side that language begins at."""
    label = etikett(tekst, rolle)
    label.setLocale(QLocale(andre.kode))  # a screen reader may choose another voice
    if andre.hoyre_til_venstre:
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return label


def merke(andre: Andresprak) -> QLabel:
    """Say which language stands beside, and whether anybody has proofread it."""
    return etikett(visningsnavn(andre), "hint")


def andre_vei(kode: str, andre: Andresprak | None) -> list[QLabel]:
    """Return what is said about a way in the second language, if anything."""
    if andre is None or kode not in andre.vei:
        return []
    vei, foran = andre.vei[kode], andre.ledetekst
    fakta = (
        (foran.get("passer"), vei.passer),
        (foran.get("hvem_avgjor"), vei.hvem_avgjor),
        (foran.get("ark"), vei.ark),
    )
    linjer = [" ".join(filter(None, par)) for par in fakta]
    navn = andre_etikett(vei.navn, andre, "subheading")
    return [navn, *(andre_etikett(linje, andre) for linje in linjer)]


def andre_svar(valg: Sequence[tuple[object, str]], andre: Andresprak) -> QWidget:
    """Return the answers of the job list in both languages, beside each other."""
    boks = QWidget()
    boks.setProperty("role", "clear")
    nett = QGridLayout(boks)
    nett.setContentsMargins(0, 0, 0, 0)
    nett.setColumnStretch(0, 1)
    nett.setColumnStretch(1, 2)
    svar: dict[object, str] = {**andre.svar}
    for n, (kode, tekst) in enumerate(valg):
        if kode in svar:
            nett.addWidget(etikett(tekst, "hint"), n, 0)
            nett.addWidget(andre_etikett(svar[kode], andre), n, 1)
    return boks

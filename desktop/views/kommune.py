"""What the municipality has set, in sight: its mark, where each value comes from, whom to call."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.orgfelter import FELTER, ROM
from desktop.domain.orglag import Orglag
from desktop.i18n import _, language
from desktop.pakketekst import (
    kildetekst,
    ordningstekst,
    pakkefeiltekst,
    pakkenavn,
    romnavn,
    verdinavn,
    verditekst,
)
from desktop.settings import Settings
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.views.widgets import etikett, kolonne, rad

LINJER = 3  # height of the logo in lines of text


def merke(lag: Orglag) -> QWidget | None:
    """Make the logo and the name of the organisation beside each other; None without a pack."""
    if not lag.navn:
        return None
    navn = etikett(lag.navn, "subheading")
    navn.setWordWrap(False)
    bilde = _logo(lag, navn)
    return rad(*((bilde,) if bilde else ()), navn)


def kildehint(hvelv: HvelvState, felt: str) -> str:
    """Return where a value of the workplace comes from, when a pack has a say in it."""
    kilde, laast = hvelv.kilde(felt), hvelv.pakker.laast(felt)
    fra_pakke = laast or kilde in ("kommune", "maskin")
    return kildetekst(kilde, laast=laast) if fra_pakke else ""


def pakkedel(hvelv: HvelvState, settings: Settings) -> QWidget | None:
    """Make the part of the preferences that tells each value with its source; None without a pack.

    Args:
        hvelv: Knows the packs and the workplace.
        settings: What somebody has chosen here, without what packs set.
    """
    lag = hvelv.pakker
    if not lag.pakker() and not lag.feil:
        return None
    deler: list[QWidget] = [etikett(pakkefeiltekst(feil)) for feil in lag.feil]
    if lag.pakker():
        deler += [etikett(pakkenavn(lag), "heading"), *_steder(lag)]
        deler += _verdier(hvelv, settings)
        deler += _resten(lag)
    return kolonne(*deler, mellomrom=10)


def telefondel(lag: Orglag) -> list[QWidget]:
    """Make the list of whom to call; empty when the packs name nobody."""
    if not lag.telefoner:
        return []
    return [etikett(_("Hvem du kan ringe"), "heading"), *telefonrader(lag)]


def telefonrader(lag: Orglag) -> list[QWidget]:
    """Make a line for each the packs say one may call, to stand beside when to stop."""
    rader = (", ".join(filter(None, (t.navn, t.nummer, t.nar))) for t in lag.telefoner)
    return [etikett(rad_) for rad_ in rader]


def _logo(lag: Orglag, ved_siden: QLabel) -> QLabel | None:
    bilde = QPixmap()
    if not lag.logo or not bilde.loadFromData(lag.logo, "PNG"):
        return None
    tetthet = ved_siden.devicePixelRatioF()
    hoyde = round(ved_siden.fontMetrics().height() * LINJER * tetthet)
    bilde = bilde.scaledToHeight(hoyde, Qt.TransformationMode.SmoothTransformation)
    bilde.setDevicePixelRatio(tetthet)
    label = QLabel(pixmap=bilde)
    label.setAccessibleName(_("Logoen til {navn}").format(navn=lag.navn))
    return label


def _steder(lag: Orglag) -> Iterator[QLabel]:
    for pakke in lag.pakker():
        kilde = kildetekst("kommune" if pakke is lag.maskin else "maskin")
        yield etikett(f"{kilde}: {pakke.sti}", "hint")


def _verdier(hvelv: HvelvState, settings: Settings) -> Iterator[QWidget]:
    lag = hvelv.pakker
    gjelder = lag.gjelder(settings)
    for nokkel, (felt, *_andre) in FELTER.items():
        laast = lag.laast(felt)
        if hasattr(settings, felt):
            verdi, kilde = _innstilling(gjelder, felt), lag.kilde(settings, felt)
        else:
            verdi, kilde = _plassverdi(hvelv.arbeidsplass, felt), hvelv.kilde(felt)
        linje = etikett(f"{verdinavn(nokkel)}: {verdi}")
        yield kolonne(linje, etikett(kildetekst(kilde, laast=laast), "hint"), mellomrom=0)


def _innstilling(settings: Settings, felt: str) -> str:
    if felt == "las_minutter":
        return _("{n} minutter").format(n=settings.las_minutter)
    return verditekst(getattr(settings, felt))


def _plassverdi(plass: Arbeidsplass, felt: str) -> str:
    if felt == "ordning":
        return ordningstekst(plass)
    if felt == "type":
        typer = {t.id: t.i(language()) for t in innhold.arbeidsplasstyper()}
        return typer.get(plass.type, _("Alle slags"))
    return verditekst(getattr(plass, felt))


def _resten(lag: Orglag) -> Iterator[QLabel]:
    if stengt := ", ".join(romnavn(rom) for rom in ROM if not lag.apent(rom)):
        yield etikett(_("Slått av: {rom}").format(rom=stengt))
    if antall := sum(len(lag.sporsmal(fase)) for fase in range(1, 8)):
        yield etikett(_("Egne spørsmål i samtalen: {n}").format(n=antall))

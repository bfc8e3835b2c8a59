"""The possibilities of a unit: found as one types, kept, removed, edited, added and moved."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.katalog import Katalogmulighet
from desktop.i18n import _, language
from desktop.state import innhold
from desktop.state.katalog_state import KatalogState
from desktop.views.felter import Felt, Linjefelt
from desktop.views.katalog_felter import Katalogfelter
from desktop.views.katalog_filter import Katalogfilter
from desktop.views.katalog_liste import Katalogliste, Listerad
from desktop.views.todelt import Todelt
from desktop.views.widgets import Melding, etikett, knapp, kunngjor, rad, vis_hvis


class Katalogfane(QWidget):
    """Filter, list and fields; a strip says what was just done and takes it back."""

    def __init__(self, katalog: KatalogState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._katalog = katalog
        self._treff: dict[str, Katalogmulighet] = {}
        self._filter = Katalogfilter(katalog)
        self._liste = Katalogliste(_("Muligheter"))
        self._felter = Katalogfelter(katalog)
        self._melding = Melding()
        self._ny = Linjefelt()
        self._ny.returnPressed.connect(self._on_ny)
        self._legg_til = knapp(_("&Legg til"), self._on_ny, tegn="pluss")
        self._filter.endret.connect(self._vis)
        self._filter.ned.connect(self._liste.start)
        self._liste.valgt.connect(self._on_valgt)
        self._liste.apnet.connect(self._felter.start)
        self._liste.slettet.connect(partial(self._on_gjort, "fjern"))
        self._liste.flyttet.connect(self._on_flyttet)
        self._felter.gjort.connect(self._on_gjort)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._filter)
        layout.addWidget(self._melding)
        layout.addWidget(Todelt(self._venstre(), self._felter), 1)
        katalog.changed.connect(self._on_endret)
        self._vis()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._filter.sok

    def _venstre(self) -> QWidget:
        venstre = QWidget()
        venstre.setProperty("role", "clear")
        layout = QVBoxLayout(venstre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._nyfelt = Felt(_("Ny mulighet, med egne ord"), self._ny)
        nederst = rad(self._nyfelt, self._legg_til, til_slutt=False)
        lag = nederst.layout()
        assert lag is not None  # noqa: S101 - rad makes one
        lag.setAlignment(self._legg_til, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._liste, 1)
        layout.addWidget(
            etikett(_("Enter redigerer, Delete fjerner, og Alt med pil flytter."), "hint")
        )
        layout.addWidget(nederst)
        return venstre

    def _on_endret(self) -> None:
        """Show the catalogue as it is now; what is being edited stays, found or not."""
        self._melding.glem()
        treff = self._filter.treff()
        foran = next((m for m in self._filter.alle() if m.id == self._liste.kode), None)
        if foran is not None and foran not in treff:
            treff.insert(max(self._liste.nummer(), 0), foran)
        self._vis_treff(treff)

    def _vis(self) -> None:
        self._vis_treff(self._filter.treff())

    def _vis_treff(self, treff: list[Katalogmulighet]) -> None:
        self._treff = {m.id: m for m in treff}
        self._liste.vis(list(self._treff), self._rad)
        self._vis_felter()
        self._filter.vis_antall(len(treff))
        kan = self._filter.hylle != "utenfor" and not self._katalog.skrivebeskyttet
        for widget in (self._nyfelt, self._legg_til):
            vis_hvis(widget, kan)

    def _rad(self, kode: str) -> Listerad:
        mulighet = self._treff[kode]
        return Listerad(self._katalog.tekst(mulighet), omtale(mulighet))

    def _vis_felter(self) -> None:
        self._felter.vis(self._treff.get(self._liste.kode), self._filter.hylle)

    def _on_valgt(self, _kode: str) -> None:
        self._vis_felter()

    def _on_ny(self) -> None:
        tekst = self._ny.text().strip()
        if not tekst:
            self._ny.setFocus()
            return
        self._filter.nullstill()
        ny = (
            self._katalog.legg_til_kan_ikke
            if self._filter.hylle == "kan_ikke"
            else self._katalog.legg_til
        )
        kode = ny(tekst)
        self._ny.clear()
        self._liste.velg(kode)
        self._si(_("Lagt til: {tekst}").format(tekst=tekst))

    def _on_flyttet(self, vei: int) -> None:
        self._on_gjort("opp" if vei < 0 else "ned")

    def _on_gjort(self, hva: str) -> None:
        mulighet = self._treff.get(self._liste.kode)
        if mulighet is None:
            return
        if hva in ("opp", "ned"):
            self._flytt(mulighet, -1 if hva == "opp" else 1)
            return
        gjor = {
            "fjern": (self._katalog.fjern, _("Fjernet: {tekst}")),
            "kan_ikke": (
                self._katalog.kan_ikke_na,
                _("Flyttet til «Dette kan vi ikke få til»: {tekst}"),
            ),
            "kan_likevel": (self._katalog.kan_likevel, _("Tilbys igjen: {tekst}")),
            "ta_med": (self._hent, _("Tatt med: {tekst}")),
        }
        if hva == "fjern" and self._filter.hylle == "utenfor":
            return
        handling, setning = gjor[hva]
        tekst = self._katalog.tekst(mulighet)
        handling(mulighet.id)
        self._si(setning.format(tekst=tekst))
        self._liste.start()

    def _hent(self, kode: str) -> None:
        self._katalog.hent_leverte((kode,))

    def _flytt(self, mulighet: Katalogmulighet, vei: int) -> None:
        """Move past the neighbour in sight, which may be far off in the whole order."""
        if self._filter.hylle != "tilbys":
            return
        rekke = list(self._treff)
        nabo = rekke.index(mulighet.id) + vei
        if 0 <= nabo < len(rekke):
            alle = [m.id for m in self._katalog.enhet.muligheter]
            self._katalog.flytt(mulighet.id, alle.index(rekke[nabo]))
            plass = _("Plass {n} av {alle}").format(n=nabo + 1, alle=len(rekke))
            kunngjor(self._liste, plass)

    def _si(self, tekst: str) -> None:
        self._melding.vis(tekst, "", _("Angre dette"), self._katalog.angre)


def omtale(mulighet: Katalogmulighet) -> str:
    """Say in one line what is to know about an entry."""
    slag = next((t.i(language()) for t in innhold.mulighetstyper() if t.id == mulighet.type), "")
    deler = [slag]
    if mulighet.avlaster:
        ord_ = ", ".join(map(innhold.belastningstekst, mulighet.avlaster))
        deler.append(_("Avlaster: {ord}").format(ord=ord_))
    if mulighet.hvem_avgjor == "ma_sporre":
        deler.append(_("Må spørre"))
    return " · ".join(deler)

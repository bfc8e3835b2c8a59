"""The view of each place, and what is chosen in it: the ways from one place to another."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale
from desktop.i18n import language

if TYPE_CHECKING:  # what is behind the lock loads when it is open
    from desktop.state.samtale_state import SamtaleState
    from desktop.views.main_window import MainWindow


class Viewlager:
    """Makes views for a window; each loads when it is first wanted."""

    def __init__(self, vindu: "MainWindow") -> None:
        self._vindu = vindu

    def lag(self, sted: str, hva: Any) -> QWidget:  # noqa: ANN401 - as many as places
        """Make the view of a place; what is shown in it is a code, a post or a state."""
        lagere: dict[str, Callable[[], QWidget]] = {
            "laas": self._lag_laas,
            "bytte": self._lag_bytte,
            "nytt-passord": self._lag_nytt_passord,
            "ny-nokkel": self._lag_ny_nokkel,
            "bytt-nokkel": self._lag_bytt_nokkel,
            "forfalt": self._lag_forfalt,
            "arbeidsplass": self._lag_arbeidsplass,
            "start": self._lag_start,
            "ny": partial(self._lag_ny, hva),
            "forbered": partial(self._lag_forbered, hva),
            "samtale": partial(self._lag_samtale, hva),
            "etterpa": partial(self._lag_etterpa, hva),
            "eksempler": self._lag_eksempler,
            "legens-blikk": partial(self._lag_legens_blikk, hva),
            "presentasjon": self._lag_presentasjon,
            "mulighetsskjema": self._lag_mulighetsskjema,
            "papir": self._lag_papir,
            "innstillinger": self._lag_innstillinger,
            "om": self._lag_om,
            "sikkerhet": self._lag_sikkerhet,
            "slett_alt": self._lag_slett_alt,
        }
        return lagere[sted]()

    def _lag_laas(self) -> QWidget:
        from desktop.views.laas_view import LaasView

        view = LaasView(self._vindu.hvelv)
        view.midt_i.connect(self._vindu.vis_hode)
        view.demo_valgt.connect(self._vindu.start_demo)
        view.hentet.connect(self._vindu.varsler.si)
        view.slett_alt_valgt.connect(partial(self._vindu.vis, "slett_alt"))
        return view

    def _lag_bytte(self) -> QWidget:
        from desktop.views.bytte_view import BytteView

        return BytteView()

    def _lag_nytt_passord(self) -> QWidget:
        from desktop.views.nytt_passord_view import NyttPassordView

        view = NyttPassordView(self._vindu.hvelv)
        view.ferdig.connect(self._vindu.videre_inn)
        return view

    def _lag_ny_nokkel(self) -> QWidget:
        from desktop.views.ny_nokkel_view import NyNokkelView

        view = NyNokkelView(self._vindu.hvelv)
        view.ferdig.connect(self._vindu.videre_inn)
        return view

    def _lag_bytt_nokkel(self) -> QWidget:
        from desktop.views.ny_nokkel_view import NyNokkelView

        view = NyNokkelView(self._vindu.hvelv, kan_tilbake=True)
        view.tilbake.connect(partial(self._vindu.vis, "sikkerhet"))
        view.ferdig.connect(self._on_nokkel_byttet)
        return view

    def _lag_forfalt(self) -> QWidget:
        from desktop.views.forfalt_view import ForfaltView

        view = ForfaltView(self._vindu.hvelv)
        view.ferdig.connect(self._vindu.utsett_forfalte)
        return view

    def _lag_arbeidsplass(self) -> QWidget:
        from desktop.views.arbeidsplass_view import ArbeidsplassView

        view = ArbeidsplassView(self._vindu.hvelv)
        view.ferdig.connect(partial(self._vindu.vis, "start"))
        return view

    def _lag_start(self) -> QWidget:
        from desktop.views.start_view import StartView

        view = StartView(self._vindu.hvelv)
        view.gikk.connect(self._vindu.vis)
        view.fortsatte.connect(self._on_fortsatte)
        view.ny_fra_avtale.connect(self._on_ny_fra_avtale)
        view.slett_valgt.connect(self._vindu.slett)
        view.demo_valgt.connect(self._vindu.start_demo)
        return view

    def _lag_ny(self, forrige: Arkivpost | None) -> QWidget:
        from desktop.views.ny_samtale_view import NySamtaleView

        view = NySamtaleView(
            self._vindu.hvelv, self._vindu.hvelv.neste_av(forrige) if forrige else None
        )
        view.startet.connect(partial(self._on_startet, forrige))
        view.avbrutt.connect(partial(self._vindu.vis, "start"))
        view.forbered_valgt.connect(partial(self._vindu.vis, "forbered"))
        return view

    def _lag_forbered(self, koder: object) -> QWidget:
        from desktop.views.forbered_view import ForberedView

        view = ForberedView(koder if isinstance(koder, tuple) else ())  # pyright: ignore
        view.tilbake.connect(partial(self._vindu.vis, "ny"))
        return view

    def _lag_samtale(self, state: "SamtaleState") -> QWidget:
        from desktop.views.samtale_view import SamtaleView

        eksempel = self._vindu.galleri.sist if state is self._vindu.eksempel else ""
        view = SamtaleView(
            self._vindu.hvelv, state, self._vindu.settings.andre_sprak, eksempel=eksempel
        )
        view.til_eksemplene.connect(partial(self._vindu.vis, "eksempler"))
        view.ferdig.connect(partial(self._vindu.vis, "etterpa", state))
        state.saved.connect(self._vindu.varsler.lagret)
        state.save_failed.connect(self._vindu.ikke_lagret)
        state.changed.connect(self._vindu.vis_angre)
        return view

    def _lag_etterpa(self, state: "SamtaleState") -> QWidget:
        from desktop.views.etterpa_view import EtterpaView

        view = EtterpaView(self._vindu.hvelv, state)
        view.tilbake.connect(partial(self._vindu.vis, "samtale", state))
        view.ferdig.connect(self._on_etterpa_ferdig)
        return view

    def _lag_eksempler(self) -> QWidget:
        from desktop.views.eksempler_view import EksemplerView

        blikk = self._vindu.hvelv.pakker.apent("legens-blikk")
        tilby = not self._vindu.hvelv.demo and self._vindu.hjemme.pakker.apent("demo")
        view = EksemplerView(self._vindu.galleri, tilby_demo=tilby, legens_blikk=blikk)
        view.demo_valgt.connect(self._vindu.start_demo)
        view.valgt.connect(self._on_eksempel)
        view.legens_blikk_valgt.connect(partial(self._vindu.vis, "legens-blikk"))
        return view

    def _lag_legens_blikk(self, kode: str) -> QWidget:
        from desktop.state.blikk_state import BlikkState
        from desktop.views.legens_blikk_view import LegensBlikkView

        view = LegensBlikkView(
            BlikkState(kode, self._vindu.konferanse, demo=self._vindu.hvelv.demo)
        )
        view.lukket.connect(partial(self._vindu.vis, "eksempler"))
        return view

    def _lag_presentasjon(self) -> QWidget:
        from desktop.views.presentasjon_view import PresentasjonView

        view = PresentasjonView(self._vindu.hvelv)
        view.lukket.connect(partial(self._vindu.vis, "start"))
        return view

    def _lag_mulighetsskjema(self) -> QWidget:
        from desktop.views.mulighetsskjema_view import MulighetsskjemaView

        view = MulighetsskjemaView(self._vindu.hvelv)
        view.fane_byttet.connect(self._vindu.vis_angre)
        return view

    def _lag_papir(self) -> QWidget:
        from desktop.views.papir_view import PapirView

        hvelv = self._vindu.hvelv
        return PapirView(hvelv.arbeidsplass, hvelv.katalog, hvelv.pakker)

    def _lag_innstillinger(self) -> QWidget:
        from desktop.views.innstillinger_view import InnstillingerView

        view = InnstillingerView(self._vindu.settings, self._vindu.hvelv, self._vindu.egne_valg())
        view.endret.connect(self._vindu.settings_changed)
        view.arbeidsplass_valgt.connect(partial(self._vindu.vis, "arbeidsplass"))
        view.sikkerhet_valgt.connect(partial(self._vindu.vis, "sikkerhet"))
        return view

    def _lag_sikkerhet(self) -> QWidget:
        from desktop.state.sikkerhet_state import SikkerhetState
        from desktop.views.sikkerhet_view import SikkerhetView

        view = SikkerhetView(SikkerhetState.av(self._vindu.hvelv))
        view.ny_nokkel_valgt.connect(partial(self._vindu.vis, "bytt-nokkel"))
        return view

    def _lag_slett_alt(self) -> QWidget:
        from desktop.views.slett_alt_view import SlettAltView

        view = SlettAltView(self._vindu.hvelv)
        view.avbrutt.connect(partial(self._vindu.vis, "laas"))
        return view

    def _lag_om(self) -> QWidget:
        from desktop.views.om_view import OmView

        return OmView(self._vindu.hvelv.pakker)

    def _on_fortsatte(self, samtale_id: UUID) -> None:
        self._vindu.vis("samtale", self._vindu.hvelv.apne(samtale_id))

    def _on_ny_fra_avtale(self, forrige: Arkivpost) -> None:
        self._vindu.vis("ny", forrige)

    def _on_startet(self, forrige: Arkivpost | None, samtale: Samtale) -> None:
        self._vindu.vis("samtale", self._vindu.hvelv.ny_samtale(samtale, forrige))

    def _on_eksempel(self, kode: str) -> None:
        self._vindu.eksempel = self._vindu.hvelv.vis_eksempel(kode, language())
        self._vindu.vis("samtale", self._vindu.eksempel)

    def _on_etterpa_ferdig(self, tekst: str) -> None:
        self._vindu.vis("start")
        self._vindu.varsler.si(tekst)

    def _on_nokkel_byttet(self, tekst: str) -> None:
        self._vindu.vis("sikkerhet")
        self._vindu.varsler.si(tekst)

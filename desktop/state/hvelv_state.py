"""Locked or open: making the vault, opening it, and everything kept in it."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.domain import oppbevaring
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost, Slag
from desktop.domain.orglag import Kilde, Orglag
from desktop.domain.samtale import Samtale
from desktop.domain.tekst import Sprak
from desktop.errors import (
    DesktopError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from desktop.state import hvelvarbeid as arbeid
from desktop.state.hvelvarbeid import Apnet, Apning, Rest
from desktop.state.kjorer import Kjorer
from desktop.state.postliste import Postliste, beholdt_post, neste_samtale, ny_post
from desktop.storage.arbeider import Arbeider
from desktop.storage.funn import har_nokkelring, hvelv_finnes

if TYPE_CHECKING:
    from desktop.state.katalog_state import KatalogState
    from desktop.state.mal_state import MalState
    from desktop.state.samtale_state import SamtaleState
    from desktop.storage.hvelv import Hvelv
    from desktop.storage.kopier import Kopi
    from desktop.storage.nokler import Slag as Nokkelslag
    from desktop.storage.redning import Redning
    from desktop.storage.sletting import Kvittering

_PAUSER = (0, 0, 1, 2, 3, 5)  # seconds after each wrong secret; never more, and nobody is shut out
Ferdig = Callable[[Any], None] | None
Feilet = Callable[[DesktopError], None] | None
_EN_GANG = Qt.ConnectionType.SingleShotConnection
_KOPI_MS = 5 * 60_000  # how often it is looked whether a backup is due


class HvelvState(QObject):
    """The vault of this laptop, or one in memory for a demo.

    Signals:
        apnet: It is open.
        last: It is locked, and nothing of it is left here.
        feilet: It could not be made, opened, read or written; carries the DesktopError.
        opptatt: Whether a passphrase is being worked on.
        byttes: A backup is being put in place; until it is, nothing is open.
        bytte_feilet: It could not be; carries the DesktopError, after «last» when it is locked now.
        endret: The list of samtaler or the workplace is another.
        reddet: A damaged database was rescued; carries the Redning with its counts.
        kopi_feilet: A backup could not be made; carries the DesktopError.
        kopi_ikke_lagt_ut: A backup is made here, and could not be put in a folder; carries which.
        alt_slettet: Nothing is left on this machine; carries the Rest that could not be reached.

    Attributes:
        klokka_hoppet: The clock has moved more than 45 days since the last start, so nothing is
            listed for erasure until somebody says that the date is right.
        apnet_med_nokkel: It was opened with the recovery key, and needs a new passphrase.
        mangler_nokkel: It was made before there were recovery keys, and needs one.
        pakker: The organisation packs of this machine and this user.
        arbeidsplass: The workplace as it is in force, with what the packs set upon it.
    """

    apnet = Signal()
    last = Signal()
    feilet = Signal(object)
    opptatt = Signal(bool)
    byttes = Signal()
    bytte_feilet = Signal(object)
    endret = Signal()
    reddet = Signal(object)
    kopi_feilet = Signal(object)
    kopi_ikke_lagt_ut = Signal(str)
    alt_slettet = Signal(object)

    def __init__(
        self, mappe: Path | None, parent: QObject | None = None, pakker: Orglag | None = None
    ) -> None:
        super().__init__(parent)
        self._mappe = mappe
        self.pakker = pakker or Orglag()
        self._kjorer = Kjorer(Arbeider(), self)
        self._hvelv: Hvelv | None = None
        self._poster = Postliste()
        self._bruk_egen(Arbeidsplass())
        self.skriv_ut_uten_godkjenning = False
        self.apen_samtale: SamtaleState | None = None
        self.klokka_hoppet = False
        self.apnet_med_nokkel = False
        self.mangler_nokkel = False
        self._feilforsok = 0
        self._apning: Apning | None = None
        self._opptatt = False
        self._skal_las = False
        self._skal_byttes: Path | None = None
        self._kopitid = QTimer(self, interval=_KOPI_MS)
        self._kopitid.timeout.connect(self._ta_kopi_i_ro)

    # The samtaler and what goes with them load when they are first asked for: not to show a lock.

    @cached_property
    def katalog(self) -> "KatalogState":
        """What the units of this workplace can offer."""
        from desktop.state.katalog_state import KatalogState

        katalog = KatalogState(self)
        self.endret.connect(katalog.arbeidsplassen_endret)
        return katalog

    @cached_property
    def maler(self) -> "MalState":
        """The workplace's own job templates."""
        from desktop.state.mal_state import MalState

        return MalState(self)

    def _samtaler(self) -> "list[SamtaleState]":
        """Return every samtale that has been opened here."""
        from desktop.state.samtale_state import SamtaleState

        return self.findChildren(SamtaleState)

    @property
    def demo(self) -> bool:
        """Whether everything is in memory only."""
        return self._mappe is None

    @property
    def apen(self) -> bool:
        """Whether the vault is open."""
        return self._hvelv is not None

    @property
    def apner(self) -> bool:
        """Whether a vault is being opened, made or put in place."""
        return self._apning is not None

    @property
    def bytter(self) -> bool:
        """Whether a backup is being put in place of what was open."""
        return self._apning is not None and self._apning.gammel is not None

    @property
    def finnes(self) -> bool:
        """Whether there is a vault to open.

        Raises:
            DesktopError: The folder cannot be read.
        """
        return self._mappe is not None and hvelv_finnes(self._mappe)

    @property
    def mappe(self) -> Path | None:
        """The data folder; none in a demo."""
        return self._mappe

    def opprett(self, passord: str, nokkel: str) -> None:
        """Make the vault, with a recovery key the user has typed back, and open it."""
        self._apne(arbeid.opprett, self._mappe, passord, nokkel)

    def las_opp(self, hemmelighet: str, slag: "Nokkelslag" = "passphrase") -> None:
        """Open the vault with the passphrase or the recovery key."""
        self._apne(arbeid.las_opp, self._mappe, hemmelighet, slag, nokkel=slag == "recovery")

    @property
    def har_nokkelring(self) -> bool:
        """Whether the key ring of the system may open the vault.

        Raises:
            DesktopError: The folder cannot be read.
        """
        return self._mappe is not None and har_nokkelring(self._mappe)

    def las_opp_med_nokkelring(self) -> None:
        """Open the vault with the key ring; when it does not, the passphrase is asked for."""
        self._apne(arbeid.med_nokkelring, self._mappe)

    def hent_fra(self, kopi: Path, hemmelighet: str, slag: "Nokkelslag" = "passphrase") -> None:
        """Put a backup in place of a vault that is locked or damaged, and open it."""
        nokkel = slag == "recovery"
        self._apne(arbeid.hent_fra, self._mappe, kopi, hemmelighet, slag, nokkel=nokkel)

    def redd(self, hemmelighet: str, slag: "Nokkelslag" = "passphrase") -> None:
        """Save what can be read of a damaged vault, and open that; says how much."""
        self._apne(arbeid.redd, self._mappe, hemmelighet, slag, nokkel=slag == "recovery")

    def finn_kopier(self, ferdig: "Callable[[list[Kopi]], None]") -> None:
        """Look for the backups in the data folder, whether it is open or not."""
        self._kjorer.kjor(arbeid.finn_kopier, self._mappe, ferdig=ferdig, feilet=self.feilet.emit)

    def gjor(
        self,
        fn: "Callable[[Hvelv], Any]",
        ferdig: Callable[[Any], None] | None = None,
        feilet: Callable[[DesktopError], None] | None = None,
    ) -> None:
        """Do something with the open vault on its thread; nothing when it is locked."""
        if self._hvelv is not None:
            self._kjorer.kjor(fn, self._hvelv, ferdig=ferdig, feilet=feilet or self.feilet.emit)

    def _gjor_her(
        self, fn: "Callable[[Hvelv], Any]", ferdig: Callable[[Any], None], feilet: Feilet
    ) -> None:
        """Do something, and change what is remembered here unless it is locked in the meantime."""
        hvelv = self._hvelv

        def om_apen(gjor: Callable[[Any], None], svar: object) -> None:
            if self._hvelv is hvelv:
                gjor(svar)

        self.gjor(fn, partial(om_apen, ferdig), partial(om_apen, feilet or self.feilet.emit))

    def bytt_til(self, kopi: Path) -> None:
        """Put a backup in place of the open vault; what it replaces is set aside.

        What is not saved yet is saved first.  While it runs nothing is open and nothing can be
        written; when it cannot be done, it is as it was.
        """
        if self._hvelv is None or self._opptatt:
            return
        self.lukk_samtale()
        state = next(iter(self._ulagrede()), None)
        if state is not None:
            self._skal_byttes = kopi
            state.saved.connect(self._bytt_naar_lagret, _EN_GANG)
            state.save_failed.connect(self._on_ikke_lagret_for_bytte, _EN_GANG)
            state.lagre()
            return
        gammel, self._hvelv = self._hvelv, None
        self._kopitid.stop()
        self._begynn(Apning(gammel), arbeid.bytt_til, gammel, kopi)
        self.byttes.emit()

    def _bytt_naar_lagret(self, _nar: object) -> None:
        kopi, self._skal_byttes = self._skal_byttes, None
        if kopi is not None:
            self.bytt_til(kopi)

    def _on_ikke_lagret_for_bytte(self, error: DesktopError) -> None:
        kopi, self._skal_byttes = self._skal_byttes, None
        if kopi is not None:
            self.bytte_feilet.emit(error)

    def start_demo(self, sprak: Sprak) -> None:
        """Open a vault in memory with the examples in it."""
        self._apne(arbeid.demohvelv, sprak)

    def poster(self) -> list[Arkivpost]:
        """Return what is kept, the last changed first."""
        return self._poster.nyeste_forst()

    def ny_samtale(self, samtale: Samtale, forrige: Arkivpost | None = None) -> "SamtaleState":
        """Begin a samtale, alone or after another; nothing is kept before the first change."""
        slettes = oppbevaring.utkast_slettes(self.arbeidsplass, self.i_dag())
        return self._bruk(ny_post(samtale, forrige, slettes))

    def apne(self, samtale_id: UUID) -> "SamtaleState":
        """Open a samtale that is kept, where it was left."""
        return self._bruk(self._poster[samtale_id], kjent=True)

    def vis_eksempel(self, kode: str, sprak: Sprak) -> "SamtaleState":
        """Open a shipped example, which cannot be changed and is not kept."""
        from desktop import content
        from desktop.state.samtale_state import SamtaleState

        post = arbeid.eksempelpost(kode, sprak)
        return SamtaleState(
            post,
            self._lagre_ikke,
            content.arkord(),
            demo=self.demo,
            skrivebeskyttet=True,
            parent=self,
        )

    def behold(
        self, state: "SamtaleState", slag: Slag, ferdig: Ferdig = None, feilet: Feilet = None
    ) -> None:
        """Keep only the agreement, or the whole samtale, until the next one.

        The agreement gets an id of its own, so that the rest is erased from the backups too.  When
        it cannot be kept, the samtale is as it was.
        """
        slettes = self.slettes_etter(state.samtale)
        post = beholdt_post(state.post, state.samtale, slag, slettes)
        bort = [] if post.id == state.post.id else [state.post.id]
        self.lukk_samtale(lagre=False)
        state.skrivebeskyttet = True  # what is on its way to the disk must not come after

        def beholdt(_svar: object) -> None:
            self._poster.husk(post)
            self._skjul(bort)
            if bort:
                self.utfor_sletting()
            if ferdig:
                ferdig(None)

        def ikke_beholdt(error: DesktopError) -> None:
            state.skrivebeskyttet = False
            self.apen_samtale = self.apen_samtale or state
            state.lagre()
            (feilet or self.feilet.emit)(error)

        self._gjor_her(partial(arbeid.behold, post=post, bort=bort), beholdt, ikke_beholdt)

    def slettes_etter(self, samtale: Samtale) -> date:
        """Return the day a samtale is to go when it is kept until the next one."""
        return oppbevaring.beholdt_slettes(samtale, self.arbeidsplass, self.i_dag())

    def forfalte(self) -> list[Arkivpost]:
        """Return what has come to its date."""
        return oppbevaring.forfalte(self.poster(), self.i_dag())

    def _lenger(self, post: Arkivpost) -> Arkivpost:
        slettes = oppbevaring.lenger_slettes(post, self.arbeidsplass, self.i_dag())
        return msgspec.structs.replace(post, slettes=slettes)

    def behold_lenger(
        self, ider: Iterable[UUID], ferdig: Ferdig = None, feilet: Feilet = None
    ) -> None:
        """Give samtaler that have come to their date as long again as a draft has."""
        poster = [self._lenger(self._poster[id_]) for id_ in ider]

        def beholdt(_svar: object) -> None:
            self._poster.husk(*poster)
            self.endret.emit()
            if ferdig:
                ferdig(None)

        self._gjor_her(partial(arbeid.lagre, poster=poster), beholdt, feilet)

    def datoen_stemmer(self) -> None:
        """Take it from the user that the clock is right."""
        self.klokka_hoppet = False
        self.gjor(partial(arbeid.husk_dag, dag=self.i_dag()))

    def i_dag(self) -> date:
        """Return the day of today where the user is."""
        return date.today()  # noqa: DTZ011 - a date on paper has no zone

    def slett(self, ider: Iterable[UUID], ferdig: Ferdig = None, feilet: Feilet = None) -> None:
        """Hide samtaler that are to be erased; hands on what they were, for one who regrets it.

        The bytes go when :meth:`utfor_sletting` is called, and at the latest at the next start.
        When it cannot be written down that they are to go, they are in sight again.
        """
        if self._hvelv is None:
            return
        bort = list(ider)
        poster = self._poster.av(bort)
        self._skjul(bort)

        def skjult(_svar: object) -> None:
            if ferdig:
                ferdig(poster)

        def ikke_skjult(error: DesktopError) -> None:
            self._vis_igjen(bort, poster)
            (feilet or self.feilet.emit)(error)

        self._gjor_her(lambda hvelv: hvelv.be_om_sletting(bort), skjult, ikke_skjult)

    def angre_slett(self, poster: Iterable[Arkivpost], feilet: Feilet = None) -> None:
        """Have samtaler back that were hidden and are not erased yet."""
        tilbake = list(poster)
        ider = [post.id for post in tilbake]
        self._gjor_her(
            lambda hvelv: hvelv.angre_sletting(ider),
            lambda _: self._vis_igjen(ider, tilbake),
            feilet,
        )

    def utfor_sletting(
        self,
        ferdig: "Callable[[Kvittering | None], None] | None" = None,
        feilet: Feilet = None,
    ) -> None:
        """Erase what is hidden, everywhere; hand on the receipt."""
        self.gjor(lambda hvelv: hvelv.utfor_sletting(datetime.now(UTC)), ferdig, feilet)

    def slett_na(
        self,
        ider: Iterable[UUID],
        ferdig: "Callable[[Kvittering | None], None] | None" = None,
        feilet: Feilet = None,
    ) -> None:
        """Erase samtaler at once, without a way back.

        When it fails they are either in sight again, or erased at the next start.
        """
        alle = set(ider)
        if self.apen_samtale and self.apen_samtale.post.id in alle:
            self.apen_samtale = None
        self.slett(alle, lambda _: self.utfor_sletting(ferdig, feilet), feilet)

    def slett_alt(self) -> None:
        """Close the vault, and remove it and its backups from this machine, open or locked."""
        if self._mappe is not None:
            hvelv = self._hvelv
            self.lukk_samtale(lagre=False)
            self._legg_bort_alle()
            self._glem()
            self._sett_opptatt(True)
            self._kjorer.kjor(
                arbeid.slett_alt,
                self._mappe,
                hvelv,
                ferdig=self._on_alt_slettet,
                feilet=self._on_alt_feilet,
            )

    def lukk_samtale(self, *, lagre: bool = True) -> None:
        """Put the open samtale away."""
        state, self.apen_samtale = self.apen_samtale, None
        if state and lagre:
            state.lagre()
        elif state:
            state.skrivebeskyttet = True

    def sett_arbeidsplass(self, arbeidsplass: Arbeidsplass) -> None:
        """Keep another workplace, as far as the packs allow it."""
        self._bruk_egen(self.pakker.egne(arbeidsplass, self._egen))
        if self._hvelv:
            self._kjorer.kjor(
                self._hvelv.verdier.set,
                arbeid.ARBEIDSPLASS,
                self._egen.til_json(),
                feilet=self.feilet.emit,
            )
            self._husk_maks()
        self.endret.emit()

    def kilde(self, felt: str) -> Kilde:
        """Return where the value in force of a field of the workplace comes from."""
        return self.pakker.kilde(self._egen, felt)

    def _bruk_egen(self, egen: Arbeidsplass) -> None:
        """Put the packs upon what is one's own."""
        self._egen = egen
        self.arbeidsplass = self.pakker.gjelder(egen)

    def _husk_maks(self) -> None:
        """Tell the storage how old backups may be, when packs have a say in it."""
        maks = self.arbeidsplass.maks_dager
        er_egen = maks == self._egen.maks_dager
        self.gjor(partial(arbeid.husk_maks, dager=None if er_egen else maks))

    def neste_av(self, post: Arkivpost) -> Samtale:
        """Return what the next samtale starts from: the agreement that was kept."""
        return neste_samtale(post.samtale, self.i_dag())

    def las(self) -> None:
        """Save what is open, close the vault and forget what was in it.

        Nothing is locked while the saving fails: the text is in the window and nowhere else.
        """
        if self.bytter:
            self._skal_las = False
            self._las_bort()
            return
        if self._hvelv is None or self.demo:
            return
        state = next(iter(self._ulagrede()), None)
        if state is not None:
            self._skal_las = True
            # One that was on its way already may say that it is saved before the last one is.
            state.saved.connect(self._las_naar_lagret, _EN_GANG)
            state.lagre()
        else:
            self._las_na()

    def avbryt_las(self) -> None:
        """Somebody is here after all: do not lock later because it could not be saved now."""
        if self.lagrefeil is not None:
            self._skal_las = False

    @property
    def lagrefeil(self) -> DesktopError | None:
        """Why something is not on the disk yet, though it has been tried."""
        return next((s.lagrefeil for s in self._ulagrede() if s.lagrefeil is not None), None)

    def lagre_alt(self) -> None:
        """Save everything that is not on the disk yet."""
        for state in self._ulagrede():
            state.lagre()

    def _las_naar_lagret(self, _nar: object) -> None:
        if self._skal_las:
            self.las()

    def _ulagrede(self) -> "list[SamtaleState | KatalogState | MalState]":
        """Return what is not on the disk yet, and should be."""
        # One that has been put away may still be trying: its text is nowhere else.
        alle = (*self._samtaler(), self.katalog, self.maler)
        return [s for s in alle if s.ulagret and not s.skrivebeskyttet]

    def _las_na(self) -> None:
        self._skal_las = False
        if self._hvelv is None:
            return
        self._kjorer.kjor(self._hvelv.lukk, feilet=self.feilet.emit)
        self._las_bort()

    def _las_bort(self) -> None:
        self._legg_bort_alle()
        self._glem()
        self.last.emit()

    def _legg_bort_alle(self) -> None:
        for state in self._samtaler():
            state.glem()  # stays, empty, as long as this does: nothing is deleted under Qt's feet
        self.apen_samtale = None

    def _glem(self) -> None:
        """Forget everything that was in the vault; what is being opened is closed again."""
        self._kopitid.stop()
        self._hvelv = None
        self._skal_byttes = None
        if self._apning is not None:
            self._kjorer.kjor(self._apning.lukk)
            self._apning = None
            self._sett_opptatt(False)
        self._poster = Postliste()
        self._bruk_egen(Arbeidsplass())
        self.katalog.glem()
        self.maler.glem()

    def _skjul(self, ider: Iterable[UUID]) -> None:
        bort = list(ider)
        self._poster.skjul(bort, self._av(bort))
        self.endret.emit()

    def _vis_igjen(self, ider: Iterable[UUID], poster: Iterable[Arkivpost]) -> None:
        for state in self._poster.vis_igjen(ider, poster):
            state.lagre()
        self.endret.emit()

    def _ta_kopi_i_ro(self) -> None:
        """Back up what has changed, at most every half hour."""
        self.gjor(arbeid.ta_kopi, self._on_kopi, self.kopi_feilet.emit)

    def _on_kopi(self, ute: tuple[str, ...]) -> None:
        for mappe in ute:
            self.kopi_ikke_lagt_ut.emit(mappe)

    def lagre_na(self) -> DesktopError | None:
        """Save what is open and wait for it; return what stood in the way, if anything."""
        if self._hvelv is None:
            return None
        try:
            for state in self._ulagrede():
                self._kjorer.vent(state.lagring(), self._hvelv)
        except DesktopError as error:
            return error
        return None

    def lukk(self) -> None:
        """Save what is open, close the vault and end the storage thread."""
        self._kopitid.stop()
        self.lagre_alt()
        if self._hvelv:
            self._kjorer.kjor(self._hvelv.lukk)
        self._glem()  # nothing more goes to a thread that ends
        self._kjorer.lukk()

    def _bruk(self, post: Arkivpost, *, kjent: bool = False) -> "SamtaleState":
        from desktop import content
        from desktop.state.samtale_state import SamtaleState

        self.lukk_samtale()
        eldre = self._av([post.id])
        kjent = kjent and not any(s.ulagret for s in eldre)
        state = SamtaleState(
            post, self._lagre, content.arkord(), demo=self.demo, lagret=kjent, parent=self
        )
        if eldre:
            state.lagre()
        for gammel in eldre:
            gammel.skrivebeskyttet = True  # one that still tries to save must not win
        self.apen_samtale = state
        return state

    def _av(self, ider: Iterable[UUID]) -> "list[SamtaleState]":
        """Return the states of samtaler that may still be saved."""
        alle = frozenset(ider)
        return [s for s in self._samtaler() if s.post.id in alle and not s.skrivebeskyttet]

    def _lagre(
        self,
        post: Arkivpost,
        ferdig: Callable[[Any], None],
        feilet: Callable[[DesktopError], None],
    ) -> None:
        if self._poster.er_slettet(post.id):
            ferdig(None)  # there is nothing of it to keep
            return
        if self._hvelv is None:
            feilet(DesktopError())
            return
        self._poster.husk(post)
        self._kjorer.kjor(self._hvelv.samtaler.save, post, ferdig=ferdig, feilet=feilet)
        self.endret.emit()

    def _lagre_ikke(self, *_: object) -> None:
        """Keep nothing of an example."""

    def _apne(
        self,
        fn: "Callable[..., Hvelv | tuple[Hvelv, Redning]]",
        *args: object,
        nokkel: bool = False,
    ) -> None:
        if not self._opptatt:
            self.apnet_med_nokkel = nokkel
            self._begynn(Apning(), fn, *args)

    def _begynn(
        self, apning: Apning, fn: "Callable[..., Hvelv | tuple[Hvelv, Redning]]", *args: object
    ) -> None:
        self._apning = apning
        self._sett_opptatt(True)
        self._kjorer.kjor(
            apning.apne,
            fn,
            *args,
            ferdig=partial(self._on_apnet, apning),
            feilet=partial(self._on_apning_feilet, apning),
        )

    def _sett_opptatt(self, opptatt: bool) -> None:
        self._opptatt = opptatt
        self.opptatt.emit(opptatt)

    def _on_apnet(self, apning: Apning, svar: Apnet) -> None:
        if apning is not self._apning:
            return  # locked or erased in the meantime, and closed already
        self._apning = None
        if apning.gammel is not None:
            self._legg_bort_alle()
            self._glem()
        self._hvelv = svar.hvelv
        self._feilforsok = 0
        self._poster.bytt_ut(svar.poster)
        if svar.arbeidsplass:
            self._bruk_egen(Arbeidsplass.av_json(svar.arbeidsplass))
        self.katalog.apnet(svar.katalog)
        self.maler.apnet(svar.maler)
        self.mangler_nokkel = svar.mangler_nokkel
        self.klokka_hoppet = oppbevaring.klokka_hoppet(svar.sist_apnet, self.i_dag())
        if not self.klokka_hoppet:
            self.gjor(partial(arbeid.husk_dag, dag=self.i_dag()))
        self._husk_maks()
        if not self.demo:
            self._kopitid.start()
        self._sett_opptatt(False)
        self.apnet.emit()
        if svar.redning is not None:
            self.reddet.emit(svar.redning)

    def _on_alt_slettet(self, rest: Rest) -> None:
        self._sett_opptatt(False)
        self.alt_slettet.emit(rest)

    def _on_alt_feilet(self, _error: DesktopError) -> None:
        self._on_alt_slettet(Rest(nokler_borte=False, mapper_kjent=False))

    def _on_apning_feilet(self, apning: Apning, error: DesktopError) -> None:
        gjelder = apning is self._apning
        if gjelder:
            self._apning = None
        if apning.gammel is not None:
            self._on_bytte_feilet(apning.gammel, error, gjelder=gjelder)
        elif gjelder:
            self._on_feilet(error)

    def _on_bytte_feilet(self, gammel: "Hvelv", error: DesktopError, *, gjelder: bool) -> None:
        """Have back what was open, or lock when it was closed on the way; then say what is wrong."""
        if gjelder:
            self._sett_opptatt(False)
            if gammel.apen:
                self._hvelv = gammel
                self._kopitid.start()
            else:
                self._las_bort()
        self.bytte_feilet.emit(error)

    def _on_feilet(self, error: DesktopError) -> None:
        """Say what is wrong; after a wrong secret, take a moment first."""
        pause = 0
        if isinstance(error, WrongPassphraseError | WrongRecoveryKeyError):
            pause = _PAUSER[min(self._feilforsok, len(_PAUSER) - 1)]
            self._feilforsok += 1
        QTimer.singleShot(pause * 1000, self, partial(self._si_feil, error))

    def _si_feil(self, error: DesktopError) -> None:
        self._sett_opptatt(False)
        self.feilet.emit(error)

"""Locked or open: making the vault, opening it, and everything kept in it."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop import content
from desktop.domain import oppbevaring
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost, Slag
from desktop.domain.samtale import Forrige, Samtale
from desktop.domain.tekst import SPRAK, Sprak
from desktop.errors import (
    DesktopError,
    StorageError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from desktop.state.katalog_state import KatalogState
from desktop.state.kjorer import Kjorer
from desktop.state.mal_state import MalState
from desktop.state.samtale_state import SamtaleState
from desktop.storage.arbeider import Arbeider
from desktop.storage.funn import har_nokkelring, hvelv_finnes

if TYPE_CHECKING:
    from desktop.storage.hvelv import Hvelv
    from desktop.storage.kopier import Kopi
    from desktop.storage.nokler import Slag as Nokkelslag
    from desktop.storage.redning import Redning
    from desktop.storage.sletting import Kvittering

_ARBEIDSPLASS, _SIST_APNET = "arbeidsplass", "sist-apnet"
_PAUSER = (0, 0, 1, 2, 3, 5)  # seconds after each wrong secret; never more, and nobody is shut out
_KOPI_MS = 5 * 60_000  # how often it is looked whether a backup is due


class HvelvState(QObject):
    """The vault of this laptop, or one in memory for a demo.

    Signals:
        apnet: It is open.
        last: It is locked, and nothing of it is left here.
        feilet: It could not be made, opened, read or written; carries the DesktopError.
        opptatt: Whether a passphrase is being worked on.
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
        katalog: What the units of this workplace can offer.
        maler: The workplace's own job templates.
    """

    apnet = Signal()
    last = Signal()
    feilet = Signal(object)
    opptatt = Signal(bool)
    endret = Signal()
    reddet = Signal(object)
    kopi_feilet = Signal(object)
    kopi_ikke_lagt_ut = Signal(str)
    alt_slettet = Signal(object)

    def __init__(self, mappe: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mappe = mappe
        self._kjorer = Kjorer(Arbeider(), self)
        self._hvelv: Hvelv | None = None
        self._poster: dict[UUID, Arkivpost] = {}
        self._slettede: set[UUID] = set()
        self.arbeidsplass = Arbeidsplass()
        self.skriv_ut_uten_godkjenning = False
        self.apen_samtale: SamtaleState | None = None
        self.klokka_hoppet = False
        self.apnet_med_nokkel = False
        self.mangler_nokkel = False
        self._feilforsok = 0
        self._skal_las = False
        self._lukket = False
        self.katalog = KatalogState(self)
        self.maler = MalState(self)
        self.endret.connect(self.katalog.arbeidsplassen_endret)
        self._kopitid = QTimer(self, interval=_KOPI_MS)
        self._kopitid.timeout.connect(self._ta_kopi_i_ro)

    @property
    def demo(self) -> bool:
        """Whether everything is in memory only."""
        return self._mappe is None

    @property
    def apen(self) -> bool:
        """Whether the vault is open."""
        return self._hvelv is not None

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
        self._apne(_opprett, self._mappe, passord, nokkel)

    def las_opp(self, hemmelighet: str, slag: "Nokkelslag" = "passphrase") -> None:
        """Open the vault with the passphrase or the recovery key."""
        self.apnet_med_nokkel = slag == "recovery"
        self._apne(_las_opp, self._mappe, hemmelighet, slag)

    @property
    def har_nokkelring(self) -> bool:
        """Whether the key ring of the system may open the vault.

        Raises:
            DesktopError: The folder cannot be read.
        """
        return self._mappe is not None and har_nokkelring(self._mappe)

    def las_opp_med_nokkelring(self) -> None:
        """Open the vault with the key ring; when it does not, the passphrase is asked for."""
        self.apnet_med_nokkel = False
        self._apne(_med_nokkelring, self._mappe)

    def hent_fra(self, kopi: Path, hemmelighet: str, slag: "Nokkelslag" = "passphrase") -> None:
        """Put a backup in place of a vault that is locked or damaged, and open it."""
        self.apnet_med_nokkel = slag == "recovery"
        self._apne(_hent_fra, self._mappe, kopi, hemmelighet, slag)

    def redd(self, hemmelighet: str, slag: "Nokkelslag" = "passphrase") -> None:
        """Save what can be read of a damaged vault, and open that; says how much."""
        self.apnet_med_nokkel = slag == "recovery"
        self._apne(_redd, self._mappe, hemmelighet, slag)

    def finn_kopier(self, ferdig: "Callable[[list[Kopi]], None]") -> None:
        """Look for the backups in the data folder, whether it is open or not."""
        self._kjorer.kjor(_finn_kopier, self._mappe, ferdig=ferdig, feilet=self.feilet.emit)

    def gjor(
        self,
        fn: "Callable[[Hvelv], Any]",
        ferdig: Callable[[Any], None] | None = None,
        feilet: Callable[[DesktopError], None] | None = None,
    ) -> None:
        """Do something with the open vault on its thread; nothing when it is locked."""
        if self._hvelv is not None:
            self._kjorer.kjor(fn, self._hvelv, ferdig=ferdig, feilet=feilet or self.feilet.emit)

    def bytt_til(self, kopi: Path) -> None:
        """Put a backup in place of the open vault; what it replaces is set aside."""
        if self._hvelv is not None:
            self.lukk_samtale()
            self._lagre_resten()
            self.opptatt.emit(True)
            self._kjorer.kjor(
                _apne_og_les,
                _bytt_til,
                self._hvelv,
                kopi,
                ferdig=self._on_byttet,
                feilet=self._on_bytte_feilet,
            )

    def start_demo(self, sprak: Sprak) -> None:
        """Open a vault in memory with the examples in it."""
        self._apne(_demohvelv, sprak)

    def poster(self) -> list[Arkivpost]:
        """Return what is kept, the last changed first."""
        return sorted(self._poster.values(), key=lambda p: p.endret, reverse=True)

    def ny_samtale(self, samtale: Samtale, forrige: Arkivpost | None = None) -> SamtaleState:
        """Begin a samtale, alone or after another; nothing is kept before the first change."""
        na = datetime.now(UTC)
        post = Arkivpost(
            id=uuid4(),
            samtale=samtale,
            fase=1,
            slag="utkast",
            opprettet=na,
            endret=na,
            slettes=oppbevaring.utkast_slettes(self.arbeidsplass, self.i_dag()),
            kjede=forrige.rot if forrige else None,
        )
        return self._bruk(post)

    def apne(self, samtale_id: UUID) -> SamtaleState:
        """Open a samtale that is kept, where it was left."""
        return self._bruk(self._poster[samtale_id])

    def vis_eksempel(self, kode: str, sprak: Sprak) -> SamtaleState:
        """Open a shipped example, which cannot be changed and is not kept."""
        post = _eksempelpost(kode, sprak)
        return SamtaleState(
            post,
            self._lagre_ikke,
            content.arkord(),
            demo=self.demo,
            skrivebeskyttet=True,
            parent=self,
        )

    def behold(self, state: SamtaleState, slag: Slag) -> None:
        """Keep only the agreement, or the whole samtale, until the next one."""
        samtale = state.samtale
        if slag == "avtale":
            samtale = Samtale(
                dato=samtale.dato,
                ansatt=samtale.ansatt,
                leder=samtale.leder,
                muligheter=samtale.muligheter,
                avtale=samtale.avtale,
            )
        post = msgspec.structs.replace(
            state.post,
            samtale=samtale,
            slag=slag,
            endret=datetime.now(UTC),
            slettes=self.slettes_etter(samtale),
            behold_timer=False,
        )
        self.lukk_samtale(lagre=False)
        self._lagre(post, lambda _: None, self.feilet.emit)

    def slettes_etter(self, samtale: Samtale) -> date:
        """Return the day a samtale is to go when it is kept until the next one."""
        return oppbevaring.beholdt_slettes(samtale, self.arbeidsplass, self.i_dag())

    def forfalte(self) -> list[Arkivpost]:
        """Return what has come to its date."""
        return oppbevaring.forfalte(self.poster(), self.i_dag())

    def behold_lenger(self, ider: Iterable[UUID]) -> None:
        """Give samtaler that have come to their date as long again as a draft has."""
        for id_ in ider:
            slettes = oppbevaring.utkast_slettes(self.arbeidsplass, self.i_dag())
            post = msgspec.structs.replace(self._poster[id_], slettes=slettes)
            self._lagre(post, lambda _: None, self.feilet.emit)

    def datoen_stemmer(self) -> None:
        """Take it from the user that the clock is right."""
        self.klokka_hoppet = False
        self.gjor(partial(_husk_dag, dag=self.i_dag()))

    def i_dag(self) -> date:
        """Return the day of today where the user is."""
        return date.today()  # noqa: DTZ011 - a date on paper has no zone

    def slett(self, ider: Iterable[UUID]) -> list[Arkivpost]:
        """Hide samtaler that are to be erased; return what they were, for one who regrets it.

        The bytes go when :meth:`utfor_sletting` is called, and at the latest at the next start.
        """
        poster = [self._poster[id_] for id_ in ider if id_ in self._poster]
        self._skjul(post.id for post in poster)
        bort = [post.id for post in poster]
        self.gjor(lambda hvelv: hvelv.be_om_sletting(bort))
        return poster

    def angre_slett(self, poster: Iterable[Arkivpost]) -> None:
        """Have samtaler back that were hidden and are not erased yet."""
        tilbake = list(poster)
        for post in tilbake:
            self._slettede.discard(post.id)
            self._poster[post.id] = post
        ider = [post.id for post in tilbake]
        self.gjor(lambda hvelv: hvelv.angre_sletting(ider))
        self.endret.emit()

    def utfor_sletting(self, ferdig: "Callable[[Kvittering | None], None] | None" = None) -> None:
        """Erase what is hidden, everywhere; hand on the receipt."""
        self.gjor(lambda hvelv: hvelv.utfor_sletting(datetime.now(UTC)), ferdig)

    def slett_na(
        self, ider: Iterable[UUID], ferdig: "Callable[[Kvittering | None], None] | None" = None
    ) -> None:
        """Erase samtaler at once, without a way back."""
        alle = set(ider)
        if self.apen_samtale and self.apen_samtale.post.id in alle:
            self.lukk_samtale(lagre=False)
        self._skjul(alle)
        self.gjor(lambda hvelv: hvelv.be_om_sletting(alle))
        self.utfor_sletting(ferdig)

    def slett_alt(self) -> None:
        """Close the vault, and remove it and its backups from this machine, open or locked."""
        if self._mappe is not None:
            hvelv = self._hvelv
            self.lukk_samtale(lagre=False)
            self._legg_bort_alle()
            self._glem()
            self.opptatt.emit(True)
            self._kjorer.kjor(_slett_alt, self._mappe, hvelv, ferdig=self._on_alt_slettet)

    def lukk_samtale(self, *, lagre: bool = True) -> None:
        """Put the open samtale away."""
        state, self.apen_samtale = self.apen_samtale, None
        if state and lagre:
            state.lagre()
        elif state:
            state.skrivebeskyttet = True

    def sett_arbeidsplass(self, arbeidsplass: Arbeidsplass) -> None:
        """Keep another workplace."""
        self.arbeidsplass = arbeidsplass
        if self._hvelv:
            self._kjorer.kjor(
                self._hvelv.verdier.set,
                _ARBEIDSPLASS,
                arbeidsplass.til_json(),
                feilet=self.feilet.emit,
            )
        self.endret.emit()

    def neste_av(self, post: Arkivpost) -> Samtale:
        """Return what the next samtale starts from: the agreement that was kept."""
        forrige = post.samtale
        return Samtale(
            dato=self.i_dag(),
            ansatt=forrige.ansatt,
            leder=forrige.leder,
            jobbliste=forrige.jobbliste,
            forrige=Forrige(
                tiltak=tuple(
                    filter(
                        None,
                        (
                            *(m.tekst for m in forrige.muligheter),
                            *(p.hva for p in forrige.avtale.punkter),
                        ),
                    )
                )
            ),
        )

    def las(self) -> None:
        """Save what is open, close the vault and forget what was in it.

        Nothing is locked while the saving fails: the text is in the window and nowhere else.
        """
        if self._hvelv is None or self.demo:
            return
        state = next(iter(self._ulagrede()), None)
        if state is not None:
            self._skal_las = True
            # One that was on its way already may say that it is saved before the last one is.
            state.saved.connect(self._las_naar_lagret, Qt.ConnectionType.SingleShotConnection)
            state.lagre()
        else:
            self._las_na()

    def avbryt_las(self) -> None:
        """Somebody is here after all: do not lock later because it could not be saved now."""
        state = self.apen_samtale
        if state is not None and state.lagring_feilet:
            self._skal_las = False

    def _las_naar_lagret(self, _nar: object) -> None:
        if self._skal_las:
            self.las()

    def _ulagrede(self) -> list[SamtaleState | KatalogState | MalState]:
        """Return what is not on the disk yet, and should be."""
        alle = (self.apen_samtale, self.katalog, self.maler)
        return [s for s in alle if s is not None and s.ulagret and not s.skrivebeskyttet]

    def _lagre_resten(self) -> None:
        for state in (self.katalog, self.maler):
            state.lagre()

    def _las_na(self) -> None:
        self._skal_las = False
        if self._hvelv is None:
            return
        self._legg_bort_alle()
        self._kjorer.kjor(self._hvelv.lukk, feilet=self.feilet.emit)
        self._glem()
        self.last.emit()

    def _legg_bort_alle(self) -> None:
        for state in self.findChildren(SamtaleState):
            state.skrivebeskyttet = True
            state.deleteLater()
        self.apen_samtale = None

    def _glem(self) -> None:
        """Forget everything that was in the vault."""
        self._kopitid.stop()
        self._hvelv = None
        self._poster = {}
        self._slettede = set()
        self.arbeidsplass = Arbeidsplass()
        self.katalog.glem()
        self.maler.glem()

    def _skjul(self, ider: Iterable[UUID]) -> None:
        for id_ in ider:
            self._slettede.add(id_)
            self._poster.pop(id_, None)
        self.endret.emit()

    def _ta_kopi_i_ro(self) -> None:
        """Back up what has changed, at most every half hour."""
        self.gjor(_ta_kopi, self._on_kopi, self.kopi_feilet.emit)

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
        self._lukket = True
        self._kopitid.stop()
        if self.apen_samtale:
            self.apen_samtale.lagre()
        self._lagre_resten()
        if self._hvelv:
            self._kjorer.kjor(self._hvelv.lukk)
        self._glem()  # nothing more goes to a thread that ends
        self._kjorer.lukk()

    def _bruk(self, post: Arkivpost) -> SamtaleState:
        self.lukk_samtale()
        eldre = [s for s in self.findChildren(SamtaleState) if s.post.id == post.id]
        state = SamtaleState(post, self._lagre, content.arkord(), demo=self.demo, parent=self)
        if any(s.ulagret and not s.skrivebeskyttet for s in eldre):
            state.lagre()
        for gammel in eldre:
            gammel.skrivebeskyttet = True  # one that still tries to save must not win
        self.apen_samtale = state
        return state

    def _lagre(
        self,
        post: Arkivpost,
        ferdig: Callable[[Any], None],
        feilet: Callable[[DesktopError], None],
    ) -> None:
        if self._hvelv is None or post.id in self._slettede:
            return
        self._poster[post.id] = post
        self._kjorer.kjor(self._hvelv.samtaler.save, post, ferdig=ferdig, feilet=feilet)
        self.endret.emit()

    def _lagre_ikke(self, *_: object) -> None:
        """Keep nothing of an example."""

    def _apne(self, fn: "Callable[..., Hvelv | tuple[Hvelv, Redning]]", *args: object) -> None:
        self.opptatt.emit(True)
        self._kjorer.kjor(_apne_og_les, fn, *args, ferdig=self._on_apnet, feilet=self._on_feilet)

    def _on_apnet(self, svar: "_Apnet") -> None:
        if self._lukket:  # they left while it was on its way
            return
        self._hvelv = svar.hvelv
        self._feilforsok = 0
        self._poster = {post.id: post for post in svar.poster}
        if svar.arbeidsplass:
            self.arbeidsplass = Arbeidsplass.av_json(svar.arbeidsplass)
        self.katalog.apnet(svar.katalog)
        self.maler.apnet(svar.maler)
        self.mangler_nokkel = svar.mangler_nokkel
        self.klokka_hoppet = oppbevaring.klokka_hoppet(svar.sist_apnet, self.i_dag())
        if not self.klokka_hoppet:
            self.gjor(partial(_husk_dag, dag=self.i_dag()))
        if not self.demo:
            self._kopitid.start()
        self.opptatt.emit(False)
        self.apnet.emit()
        if svar.redning is not None:
            self.reddet.emit(svar.redning)

    def _on_byttet(self, svar: "_Apnet") -> None:
        self._legg_bort_alle()
        self._glem()
        self._on_apnet(svar)

    def _on_alt_slettet(self, rest: "Rest") -> None:
        self.opptatt.emit(False)
        self.alt_slettet.emit(rest)

    def _on_bytte_feilet(self, error: DesktopError) -> None:
        self._si_feil(error)
        if self._hvelv is not None and not self._hvelv.apen:
            self._legg_bort_alle()
            self._glem()
            self.last.emit()

    def _on_feilet(self, error: DesktopError) -> None:
        """Say what is wrong; after a wrong secret, take a moment first."""
        pause = 0
        if isinstance(error, WrongPassphraseError | WrongRecoveryKeyError):
            pause = _PAUSER[min(self._feilforsok, len(_PAUSER) - 1)]
            self._feilforsok += 1
        QTimer.singleShot(pause * 1000, self, partial(self._si_feil, error))

    def _si_feil(self, error: DesktopError) -> None:
        self.opptatt.emit(False)
        self.feilet.emit(error)


class Rest(msgspec.Struct, frozen=True):
    """What is left after everything was to be erased.

    Attributes:
        mapper: Folders out of reach, where backups may still lie.
        feil: What kept something here from being removed, if anything; the keys are gone.
    """

    mapper: tuple[str, ...] = ()
    feil: DesktopError | None = None


class _Apnet(msgspec.Struct, frozen=True):
    """An open vault, and what is read from it at once."""

    hvelv: Any
    poster: list[Arkivpost]
    arbeidsplass: bytes | None
    sist_apnet: date | None
    redning: Any
    mangler_nokkel: bool
    katalog: bytes | None
    maler: bytes | None


def _apne_og_les(fn: "Callable[..., Hvelv | tuple[Hvelv, Redning]]", *args: object) -> _Apnet:
    svar = fn(*args)
    hvelv, redning = svar if isinstance(svar, tuple) else (svar, None)
    sist = hvelv.verdier.get(_SIST_APNET)
    return _Apnet(
        hvelv,
        hvelv.samtaler.newest_first(),
        hvelv.verdier.get(_ARBEIDSPLASS),
        msgspec.json.decode(sist, type=date) if sist else None,
        redning,
        hvelv.drift is not None and hvelv.drift.mangler_gjenoppretting,
        hvelv.verdier.get(KatalogState.NAVN),
        hvelv.verdier.get(MalState.NAVN),
    )


def _husk_dag(hvelv: "Hvelv", dag: date) -> None:
    hvelv.verdier.set(_SIST_APNET, msgspec.json.encode(dag))


def _ta_kopi(hvelv: "Hvelv") -> tuple[str, ...]:
    from desktop.storage.kopier import MELLOMROM

    if hvelv.drift is None:
        return ()
    na = datetime.now(UTC)
    return hvelv.drift.ta_kopi(na, bare_endret=True, mellomrom=MELLOMROM).ute


# The database is heavy to load, so it wakes on its own thread, after the window is painted.


def _opprett(mappe: Path, passord: str, nokkel: str) -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    return Hvelv.opprett(mappe, passord, nokkel)


def _las_opp(mappe: Path, hemmelighet: str, slag: "Nokkelslag") -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    return Hvelv.apne(mappe, hemmelighet, slag)


def _med_nokkelring(mappe: Path) -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    hvelv = Hvelv.apne_med_nokkelring(mappe)
    if hvelv is None:
        raise StorageError("nokkelring")
    return hvelv


def _hent_fra(mappe: Path, kopi: Path, hemmelighet: str, slag: "Nokkelslag") -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    return Hvelv.hent_fra(mappe, kopi, hemmelighet, slag)


def _redd(mappe: Path, hemmelighet: str, slag: "Nokkelslag") -> "tuple[Hvelv, Redning]":
    from desktop.storage.hvelv import Hvelv

    return Hvelv.redd(mappe, hemmelighet, slag)


def _bytt_til(hvelv: "Hvelv", kopi: Path) -> "Hvelv":
    return hvelv.bytt_til(kopi)


def _finn_kopier(mappe: Path | None) -> "list[Kopi]":
    from desktop.storage import kopier

    return kopier.finn(mappe / kopier.MAPPE) if mappe else []


def _slett_alt(mappe: Path, hvelv: "Hvelv | None") -> Rest:
    from desktop import log
    from desktop.storage.slett_alt import slett_alt

    andre = hvelv.drift.kopimapper()[1:] if hvelv is not None and hvelv.drift is not None else []
    feil: DesktopError | None = None
    mapper: tuple[str, ...] = ()
    try:
        if hvelv is not None:
            hvelv.lukk(kopi=False)
    except DesktopError as error:  # damaged or not, it is to go
        log.unntak(error)
    log.install(None)  # lets go of the file
    try:
        mapper = slett_alt(mappe, andre)
    except DesktopError as error:
        feil = error
    return Rest(mapper, feil)


def _demohvelv(sprak: Sprak) -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    hvelv = Hvelv.i_minnet()
    for kode in content.eksempelkoder():
        hvelv.samtaler.save(_eksempelpost(kode, sprak if sprak in SPRAK else "nb"))
    return hvelv


def _eksempelpost(kode: str, sprak: Sprak) -> Arkivpost:
    na = datetime.now(UTC)
    return Arkivpost(
        id=uuid4(),
        samtale=content.eksempel(kode, sprak),
        fase=1,
        slag="utkast",
        opprettet=na,
        endret=na,
    )

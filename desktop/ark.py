"""The lines of the page, composed from an ``Oppsummering`` in one language.

Preview, PDF, plain text, reading aloud and NAV's fields all show these lines, so that screen,
paper and screen reader agree.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import msgspec

from desktop.domain.jobbliste import Arbeidsoppgave, Fordeling
from desktop.domain.oppsummering import Oppsummering, Rad, TrinnRad, VeiRad
from desktop.domain.samtale import Punkt
from desktop.domain.stier import av_leder
from desktop.domain.sykmelding import Avventende, Gradert
from desktop.domain.tekst import Sprak, Tekst, uten_punktum
from desktop.domain.tidslinje import ALLE_DAGER, Tidslinje, helgedager
from desktop.domain.vei import UTEN_LEGE, Annet, Tilrettelegging, slag
from desktop.i18n import format_date, format_number, format_period, format_weekday

NAV_TEGN = 2000  # the limit of each field of NAV's form
UKEDAGER = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
_PRIKK, _KOMMA, _PUNKTUM, _ROM = " · ", ", ", ". ", " "
_PA_SIDEN = ("kan", "tilrettelegging", "ikke_na")
_UKER = (0, 13, 26, 39, 52)  # what the scale of the timeline names
_FAST_ROM = "\N{NO-BREAK SPACE}"
_SEGMENTER = ("som_for", "med_tilrettelegging", "nye_oppgaver", "ikke_fordelt")


class Linje(msgspec.Struct, frozen=True):
    """One line that can be left off.

    Attributes:
        sti: Path of the line in the samtale.
        tekst: The line as it reads.
        skille: What joins it to the line before, when it follows on that; left off on its own.
        andel: The part of the position at work that a step stands for, when it is known.
        leder_skrev: It says that the leader wrote it.
    """

    sti: str
    tekst: str
    skille: str = ""
    andel: Decimal | None = None
    leder_skrev: bool = False


class Seksjon(msgspec.Struct, frozen=True):
    """A heading and its lines."""

    kode: str
    overskrift: str
    linjer: tuple[Linje, ...]

    @property
    def avsnitt(self) -> Iterator[str]:
        """The lines as paragraphs, with what follows on a line in the same paragraph."""
        return (tekst for tekst, _andel in self.avsnitt_med_andel)

    @property
    def avsnitt_med_andel(self) -> Iterator[tuple[str, Decimal | None]]:
        """The paragraphs, each with the part of the position at work when it is a step."""
        avsnitt: list[tuple[str, Decimal | None]] = []
        for linje in self.linjer:
            if linje.skille and avsnitt:
                tekst, andel = avsnitt[-1]
                avsnitt[-1] = (tekst + linje.skille + linje.tekst, andel)
            else:
                avsnitt.append((linje.tekst, linje.andel))
        return iter(avsnitt)


class Segment(msgspec.Struct, frozen=True):
    """One part of the hours bar, in words and hours."""

    kode: str
    tekst: str
    timer: Decimal


class Timer(msgspec.Struct, frozen=True):
    """The hours bar: its parts, and the sentences under it."""

    overskrift: str
    segmenter: tuple[Segment, ...]
    stilling: Decimal
    linjer: tuple[str, ...]

    @property
    def i_ord(self) -> str:
        """The bar in words."""
        return " · ".join(s.tekst for s in self.segmenter)


class Ark(msgspec.Struct, frozen=True, kw_only=True):
    """The page as text, top to bottom."""

    sprak: Sprak
    tittel: str
    merker: tuple[str, ...]
    ingress: tuple[Linje, ...]
    sitat: Linje | None
    for_timer: tuple[Seksjon, ...]
    timer: Timer | None
    etter_timer: tuple[Seksjon, ...]
    fra_legen: str
    bokser: tuple[str, ...]
    ny_vurdering: str
    bunntekst: tuple[str, ...]
    sidetall: str

    @property
    def seksjoner(self) -> tuple[Seksjon, ...]:
        """All sections with lines, in order."""
        return self.for_timer + self.etter_timer

    @property
    def linjer(self) -> tuple[Linje, ...]:
        """Every line that can be left off, in order."""
        return tuple(linje for _overskrift, linje in self.under_overskrift)

    @property
    def under_overskrift(self) -> Iterator[tuple[str, Linje]]:
        """Every line that can be left off, in order, each with the heading it stands under."""
        for linje in (*self.ingress, *([self.sitat] if self.sitat else [])):
            yield self.tittel, linje
        for seksjon in self.for_timer:
            yield from ((seksjon.overskrift, linje) for linje in seksjon.linjer)
        if self.timer:
            yield self.timer.overskrift, Linje("timer", self.timer.i_ord)
        for seksjon in self.etter_timer:
            yield from ((seksjon.overskrift, linje) for linje in seksjon.linjer)


class Tidsbilde(msgspec.Struct, frozen=True):
    """The way from the first day of absence to week 52, to be drawn to scale.

    Attributes:
        stopp: Each stop: how many days after the first, and in words.
        uker: What the scale says, by how many days after the first.
        betalt: Days from the first to the last one the employer pays, both included.
        helger: Days of weekends, counted from the first.
        helligdager: Public holidays, counted in the same way.
        forbehold: What the marks mean, and what the dates are worth.
    """

    overskrift: str
    stopp: tuple[tuple[int, str], ...]
    uker: tuple[tuple[int, str], ...]
    betalt: int
    helger: tuple[int, ...]
    helligdager: tuple[int, ...]
    forbehold: str

    @property
    def linjer(self) -> tuple[str, ...]:
        """The stops in words, numbered as in the picture."""
        return tuple(f"{n}. {tekst}" for n, (_dag, tekst) in enumerate(self.stopp, 1))


class Avtaleark(msgspec.Struct, frozen=True):
    """The agreement for the two: half a page each, never for the doctor."""

    sprak: Sprak
    tittel: str
    merker: tuple[str, ...]
    ingress: str
    seksjoner: tuple[Seksjon, ...]
    bunntekst: str
    tidsbilde: Tidsbilde | None = None


class NavFelt(msgspec.Struct, frozen=True):
    """One field of NAV's oppfølgingsplan, to be pasted into NAV's form."""

    kode: str
    navn: str
    tekst: str

    @property
    def over(self) -> int:
        """How many characters too long it is for NAV's form, which counts as browsers do."""
        return max(len(self.tekst.encode("utf-16-le")) // 2 - NAV_TEGN, 0)


class Arkord(msgspec.Struct, frozen=True):
    """The fixed words of the page, in three languages."""

    ord: Mapping[str, Tekst]
    veier: Mapping[str, Tekst]


def lag_ark(oppsummering: Oppsummering, arkord: Arkord, sprak: Sprak, *, demo: bool = False) -> Ark:
    """Compose the page in a language; what people wrote is never translated."""
    return _Komponist(oppsummering, arkord, sprak).ark(demo=demo)


def lag_avtale(
    oppsummering: Oppsummering,
    arkord: Arkord,
    sprak: Sprak,
    *,
    linje: Tidslinje | None = None,
    demo: bool = False,
) -> Avtaleark:
    """Compose the agreement in a language, with the stops of an absence when the two want them."""
    return _Komponist(oppsummering, arkord, sprak).avtale(linje, demo=demo)


def som_tekst(ark: Ark) -> str:
    """Write the page as plain text."""
    blokker = [*ark.merker, ark.tittel, "\n".join(_avsnitt(ark.ingress))]
    if ark.sitat:
        blokker.append(ark.sitat.tekst)
    blokker += [_tekstblokk(s) for s in ark.for_timer]
    if ark.timer:
        linjer = (ark.timer.overskrift, ark.timer.i_ord, *ark.timer.linjer)
        blokker.append("\n".join(linjer))
    blokker += [_tekstblokk(s) for s in ark.etter_timer]
    blokker.append("\n".join((ark.fra_legen, *(f"[ ] {b}" for b in ark.bokser), ark.ny_vurdering)))
    blokker.append("\n".join(ark.bunntekst))
    return "\n\n".join(filter(None, blokker)) + "\n"


def som_nav(oppsummering: Oppsummering, arkord: Arkord, sprak: Sprak) -> str:
    """Write the fields of NAV's oppfølgingsplan (dialogue.md 6.6), ready to be pasted."""
    tomt = arkord.ord["nav_tomt"].i(sprak)
    felter = nav_felter(oppsummering, arkord, sprak)
    return "\n\n".join(f"{felt.navn}\n{felt.tekst or tomt}" for felt in felter) + "\n"


def nav_felter(oppsummering: Oppsummering, arkord: Arkord, sprak: Sprak) -> tuple[NavFelt, ...]:
    """Return the fields of NAV's oppfølgingsplan one by one, and whether the two have talked."""
    return tuple(_Komponist(oppsummering, arkord, sprak).nav())


def som_innspill(oppsummering: Oppsummering, arkord: Arkord, sprak: Sprak) -> str:
    """Write «Innspill til arbeidsgiver» alone; empty when there is none."""
    return _Komponist(oppsummering, arkord, sprak).innspill()


def _tekstblokk(seksjon: Seksjon) -> str:
    return "\n".join((seksjon.overskrift, *(f"- {a}" for a in seksjon.avsnitt)))


def _avsnitt(linjer: Iterable[Linje]) -> Iterator[str]:
    return Seksjon("", "", tuple(linjer)).avsnitt


class _Komponist:
    """Turns one Oppsummering into sentences in one language."""

    def __init__(self, oppsummering: Oppsummering, arkord: Arkord, sprak: Sprak) -> None:
        self._o = oppsummering
        self._arkord = arkord
        self._sprak: Sprak = sprak

    def ark(self, *, demo: bool) -> Ark:
        o = self._o
        for_timer = (
            ("jobben", self._jobben()),
            ("gar", self._oppgaver("kan")),
            ("gar_hvis", self._oppgaver("tilrettelegging")),
            ("gar_ikke", self._oppgaver("ikke_na")),
        )
        etter_timer = (
            ("kan_tilby", self._tilbud()),
            ("kan_ikke_tilby", self._rader(o.kan_ikke_tilby)),
            ("veien", self._veier()),
            ("sporsmal", self._rader(o.sporsmal)),
            ("uenige", self._syn()),
            ("neste", self._neste()),
        )
        return Ark(
            sprak=self._sprak,
            tittel=self._ord("tittel"),
            merker=tuple(self._merker(demo)),
            ingress=tuple(self._ingress()),
            sitat=self._sitat(),
            for_timer=self._seksjoner(for_timer),
            timer=self._timer(o.timer) if o.timer else None,
            etter_timer=self._seksjoner(etter_timer),
            fra_legen=self._ord("fra_legen"),
            bokser=(self._ord("trygt_slik"), self._ord("trygt_hvis"), self._ord("ikke_na")),
            ny_vurdering=self._ord("ny_vurdering"),
            bunntekst=tuple(self._bunntekst()),
            sidetall=self._ord("sidetall"),
        )

    def avtale(self, linje: Tidslinje | None, *, demo: bool) -> Avtaleark:
        deler = (
            ("avtale_punkter", self._punkter()),
            ("avtale_neste", self._avtalte_dager()),
            ("avtale_kontakt", self._kontaktlinjer()),
            ("avtale_beskjed", self._beskjed()),
        )
        merker = (self._ord("demo"),) if demo else ()
        return Avtaleark(
            sprak=self._sprak,
            tittel=self._ord("avtale_tittel"),
            merker=(*merker, *((self._ord("oppdiktet"),) if self._o.oppdiktet else ())),
            ingress="".join(f"{linje.skille}{linje.tekst}" for linje in self._ingress()),
            seksjoner=self._seksjoner(deler),
            bunntekst=self._ord("avtale_bunntekst"),
            tidsbilde=self._tidsbilde(linje) if linje else None,
        )

    def _tidsbilde(self, linje: Tidslinje) -> Tidsbilde:
        def stopp(kode: str, dato: date) -> str:
            return self._ord(f"stopp_{kode}", dato=format_date(dato, self._sprak))

        return Tidsbilde(
            self._ord("avtale_tidslinje"),
            tuple((s.dag - 1, stopp(s.id, s.dato)) for s in linje.stopp),
            tuple((7 * n, self._ord("stopp_uke", n=str(n or 1))) for n in _UKER),
            linje.dag("dag-16"),
            helgedager(linje.forste_dag, ALLE_DAGER),
            tuple((dag - linje.forste_dag).days for dag, _kode in linje.helligdager),
            self._ord("stopp_forbehold"),
        )

    def innspill(self) -> str:
        """Write the innspill of the ways that have one."""
        return "\n".join(
            self._linje(f"{rad.sti}.innspill", rad.vei.innspill.strip()).tekst
            for rad in self._o.veier
            if isinstance(rad.vei, Avventende) and rad.vei.innspill.strip()
        )

    def nav(self) -> Iterator[NavFelt]:
        o = self._o
        kan = (*self._oppgaver("kan"), *self._oppgaver("tilrettelegging"))
        felter = (
            ("nav_dag", _avsnitt(self._dagen())),
            ("nav_kan", _avsnitt(kan)),
            ("nav_kan_ikke", _avsnitt(self._oppgaver("ikke_na"))),
            ("nav_for", _avsnitt(self._rader(o.tiltak_for))),
            ("nav_framover", _avsnitt(self._muligheter())),
            ("nav_andre", self._nav_andre()),
            ("nav_oppfolging", _avsnitt((*self._punkter(), *self._neste_dag()))),
            (
                "nav_evaluering",
                [format_date(o.neste_samtale, self._sprak)] if o.neste_samtale else [],
            ),
            ("nav_snakket", [self._ord("ja" if o.godkjent else "nav_ikke_godkjent")]),
        )
        return (
            NavFelt(kode, self._ord(kode), "\n".join(filter(None, linjer)))
            for kode, linjer in felter
        )

    def _nav_andre(self) -> Iterator[str]:
        """Yield what cannot be offered, said as such: NAV asks for what is not tried out."""
        for linje in self._rader(self._o.kan_ikke_tilby):
            yield f"{self._ord('kan_ikke_tilby')}: {linje.tekst}"

    def _ord(self, kode: str, /, **felter: str) -> str:
        tekst = self._arkord.ord[kode].i(self._sprak)
        return tekst.format(**felter) if felter else tekst

    def _seksjoner(self, par: Iterable[tuple[str, Iterable[Linje]]]) -> tuple[Seksjon, ...]:
        ferdige = ((kode, tuple(linjer)) for kode, linjer in par)
        return tuple(Seksjon(kode, self._ord(kode), linjer) for kode, linjer in ferdige if linjer)

    def _linje(self, sti: str, tekst: str, skille: str = "") -> Linje:
        leder = av_leder(sti, self._o.leder_skrev)
        tekst = self._ord("leder_skrev", tekst=tekst) if leder else tekst
        return Linje(sti, tekst, skille, leder_skrev=leder)

    def _rader(self, rader: Iterable[Rad[str]]) -> Iterator[Linje]:
        return (self._linje(r.sti, r.verdi.strip()) for r in rader if r.verdi.strip())

    def _merker(self, demo: bool) -> Iterator[str]:
        if demo:
            yield self._ord("demo")
        if self._o.oppdiktet:
            yield self._ord("oppdiktet")
        if not self._o.godkjent:
            yield self._ord("ikke_godkjent")
        if self._o.trenger_ikke_ark:
            yield self._ord("trenger_ikke_ark")

    def _ingress(self) -> Iterator[Linje]:
        o = self._o
        navn = o.ansatt.navn.strip()
        yield self._linje(
            "ansatt.navn", self._ord("navn", navn=navn) if navn else self._ord("navn_tomt")
        )
        if o.dato:
            yield Linje("dato", format_date(o.dato, self._sprak), _PRIKK)
        if o.til_stede:
            roller = ", ".join(self._ord(f"rolle_{r}") for r in o.til_stede)
            yield Linje("til_stede", self._ord("til_stede", roller=roller), _PRIKK)

    def _sitat(self) -> Linje | None:
        tekst = self._o.egne_ord.strip()
        return self._linje("egne_ord", self._ord("sitat", tekst=tekst)) if tekst else None

    def _jobben(self) -> Iterator[Linje]:
        a = self._o.ansatt
        felter = (
            ("ansatt.yrke", a.yrke.strip(), _KOMMA),
            ("ansatt.arbeidssted", a.arbeidssted.strip(), _KOMMA),
            (*self._stilling(), _KOMMA if a.stillingsprosent is not None else ""),
            ("ansatt.arbeidstid", self._medtekst("arbeidstid", a.arbeidstid), ""),
            ("ansatt.ansvar", self._medtekst("ansvar", a.ansvar), ""),
            ("ansatt.reise", self._medtekst("reise", a.reise), ""),
        )
        return (self._linje(sti, tekst, skille) for sti, tekst, skille in felter if tekst)

    def _medtekst(self, navn: str, tekst: str) -> str:
        return self._ord(navn, tekst=tekst.strip()) if tekst.strip() else ""

    def _stilling(self) -> tuple[str, str]:
        a, timer = self._o.ansatt, self._o.stilling_timer
        if a.stillingsprosent is None:
            heltid = self._ord("heltid", timer=self._tall(a.heltid_timer)) if a.heltid_timer else ""
            return "ansatt.heltid_timer", heltid
        felter = {"prosent": self._tall(a.stillingsprosent)}
        if timer is None:
            return "ansatt.stillingsprosent", self._ord("stilling_uten", **felter)
        return "ansatt.stillingsprosent", self._ord("stilling", timer=self._tall(timer), **felter)

    def _dagen(self) -> Iterator[Linje]:
        """Yield the tasks that are on the page, by name alone."""
        for rad in self._o.oppgaver:
            if rad.verdi.svar in _PA_SIDEN and (tekst := rad.verdi.oppgave.strip()):
                yield self._linje(rad.sti, tekst)

    def _oppgaver(self, svar: str) -> Iterator[Linje]:
        for rad in self._o.oppgaver:
            if rad.verdi.svar == svar and rad.verdi.oppgave.strip():
                yield self._linje(rad.sti, self._oppgave(rad.verdi))

    def _oppgave(self, oppgave: Arbeidsoppgave) -> str:
        tekst = oppgave.oppgave.strip()
        if oppgave.timer is not None:
            tekst = self._ord("med_timer", tekst=tekst, timer=self._tall(oppgave.timer))
        if oppgave.svar == "tilrettelegging" and oppgave.andel is not None:
            andel = self._ord(f"andel_{int(oppgave.andel * 100)}")
            tekst = f"{tekst}, {andel}"
        vilkar = oppgave.hva_ma_til.strip()
        return f"{tekst}: {vilkar}" if vilkar and oppgave.svar != "ikke_na" else tekst

    def _timer(self, f: Fordeling) -> Timer:
        segmenter = tuple(
            Segment(kode, self._ord(kode, timer=self._tall(getattr(f, kode))), getattr(f, kode))
            for kode in _SEGMENTER
        )
        return Timer(self._ord("timer"), segmenter, f.stilling_timer, tuple(self._timelinjer(f)))

    def _timelinjer(self, f: Fordeling) -> Iterator[str]:
        yield self._ord(
            "timer_av",
            fordelt=self._tall(f.fordelt),
            stilling=self._tall(f.stilling_timer),
        )
        if f.ufullstendig:
            yield self._ord("ufullstendig")
        elif f.over_stillingen:
            yield self._ord("over_stillingen")
        yield self._ord("ikke_grad")

    def _tilbud(self) -> Iterator[Linje]:
        yield from self._muligheter()
        for rad in self._o.tiltak_for:
            if rad.verdi.strip():
                yield self._linje(rad.sti, self._ord("provd", tekst=rad.verdi.strip()))

    def _muligheter(self) -> Iterator[Linje]:
        for rad in self._o.muligheter:
            m = rad.verdi
            timer = self._ord("timer_uke", timer=self._tall(m.timer)) if m.timer is not None else ""
            hale = (timer, self._periode(m.fom, m.tom), m.ansvarlig.strip())
            if tekst := m.tekst.strip():
                yield self._linje(rad.sti, ", ".join(filter(None, (tekst, *hale))))

    def _veier(self) -> Iterator[Linje]:
        for rad in self._o.veier:
            yield from self._vei(rad)
        if self._o.fra_legen_for:
            tekst = self._ord("fra_legen_for", svar=self._ord(self._o.fra_legen_for))
            yield Linje("forrige.fra_legen", tekst)
        if tekst := self._o.fra_legen_for_tekst.strip():
            skille = _ROM if self._o.fra_legen_for else ""
            yield self._linje("forrige.fra_legen_tekst", tekst, skille)

    def _vei(self, rad: VeiRad) -> Iterator[Linje]:
        vei, sti = rad.vei, rad.sti
        navn = self._arkord.veier[slag(vei)].i(self._sprak)
        if isinstance(vei, Annet):
            yield self._linje(sti, vei.tekst.strip() or navn)
            return
        periode = self._periode(getattr(vei, "fom", None), getattr(vei, "tom", None))
        tekst = f"{navn}, {periode}" if periode else navn
        if not isinstance(vei, (*UTEN_LEGE, Tilrettelegging)):
            tekst = self._ord("legen_vurderer", vei=tekst)
        yield self._linje(sti, tekst)
        if isinstance(vei, Gradert):
            yield from self._gradert(rad, vei)
        if isinstance(vei, Avventende) and (innspill := vei.innspill.strip()):
            yield self._linje(f"{sti}.innspill", self._ord("innspill", tekst=innspill))

    def _gradert(self, rad: VeiRad, vei: Gradert) -> Iterator[Linje]:
        if vei.mate:
            yield Linje(f"{rad.sti}.mate", self._ord(f"mate_{vei.mate}"), _PUNKTUM)
        for trinn in rad.trinn:
            yield from self._trinn(trinn)

    def _trinn(self, rad: TrinnRad) -> Iterator[Linje]:
        trinn, stilling = rad.trinn, self._o.stilling_timer
        deler = [self._periode(trinn.fom, trinn.tom)]
        andel = None
        if rad.timer is not None and stilling:
            andel = min(rad.timer / stilling, Decimal(1))
            felter = {"timer": self._tall(rad.timer), "stilling": self._tall(stilling)}
            deler.append(self._ord("trinn_timer", **felter))
        tekst = ": ".join(filter(None, deler)) or self._ord("trinn")
        yield Linje(rad.sti, tekst, andel=andel)
        if trinn.ukeplan:
            yield Linje(f"{rad.sti}.ukeplan", self._ukeplan(trinn.ukeplan), _ROM)
        if trinn.grad is not None:
            yield Linje(f"{rad.sti}.grad", self._ord("grad", grad=str(trinn.grad)), _PUNKTUM)

    def _ukeplan(self, plan: Iterable[Decimal]) -> str:
        dager = zip(UKEDAGER, plan, strict=True)
        timer = (
            f"{self._ord(f'kort_{dag}')}{_FAST_ROM}{self._tall(tall)}"
            for dag, tall in dager
            if tall
        )
        return f"({' · '.join(timer)})"

    def _syn(self) -> Iterator[Linje]:
        for felt, tekst in (
            ("ansatt", self._o.syn_ansatt),
            ("leder", self._o.syn_leder),
        ):
            if tekst.strip():
                yield self._linje(f"syn.{felt}", self._ord(f"syn_{felt}", tekst=tekst.strip()))

    def _neste(self) -> Iterator[Linje]:
        o = self._o
        yield from self._punkter()
        yield from self._avtalte_dager()
        navn = o.leder.navn.strip()
        if navn or o.leder.telefon.strip() or o.leder.kan_nas.strip():
            yield self._linje("leder.navn", self._ord("leder", navn=navn).rstrip(": "))
        if o.leder.telefon.strip():
            yield self._kontakt("telefon", o.leder.telefon)
        if o.leder.kan_nas.strip():
            yield self._kontakt("kan_nas", o.leder.kan_nas)

    def _punkter(self) -> Iterator[Linje]:
        for rad in self._o.punkter:
            if rad.verdi.hva.strip():
                yield self._linje(rad.sti, self._punkt(rad.verdi))

    def _avtalte_dager(self) -> Iterator[Linje]:
        yield from self._neste_dag()
        if self._o.tilbake_ukedag:
            dag = self._ord(f"dag_{self._o.tilbake_ukedag}")
            yield Linje("avtale.tilbake_ukedag", self._ord("tilbake", ukedag=dag))

    def _neste_dag(self) -> Iterator[Linje]:
        if neste := self._o.neste_samtale:
            dag = format_weekday(neste, self._sprak)
            yield Linje("avtale.neste_samtale", self._ord("neste_samtale", dato=dag))

    def _kontaktlinjer(self) -> Iterator[Linje]:
        """Yield how the two reach each other; what the doctor may do is not said here."""
        kontakt = self._o.kontakt
        if navn := kontakt.navn.strip():
            yield self._linje("leder.navn", self._ord("leder", navn=navn))
        if telefon := kontakt.telefon.strip():
            yield self._linje("leder.telefon", self._ord("avtale_telefon", tekst=telefon), _KOMMA)
        if kan_nas := kontakt.kan_nas.strip():
            yield self._linje("leder.kan_nas", self._ord("kan_nas", tekst=kan_nas), _KOMMA)

    def _beskjed(self) -> Iterator[Linje]:
        if tekst := self._o.beskjed.strip():
            yield self._linje("avtale.beskjed_til_kolleger", self._ord("sitat", tekst=tekst))

    def _kontakt(self, felt: str, tekst: str) -> Linje:
        return self._linje(f"leder.{felt}", self._ord(felt, tekst=tekst.strip()), _KOMMA)

    def _punkt(self, punkt: Punkt) -> str:
        hale = (punkt.hvem.strip(), self._periode(punkt.fom, punkt.tom))
        return ", ".join(filter(None, (uten_punktum(punkt.hva.strip()), *hale)))

    def _bunntekst(self) -> Iterator[str]:
        lest = self._ord("lest_hoyt" if self._o.godkjent else "ikke_lest_hoyt")
        yield f"{lest} {self._ord('bunntekst')}"
        yield self._ord("lest_og_godkjent" if self._o.godkjent else "ikke_lest")

    def _periode(self, fom: date | None, tom: date | None) -> str:
        if fom and tom:
            return format_period(fom, tom, self._sprak)
        if fom:
            return self._ord("fra", dato=format_date(fom, self._sprak))
        return self._ord("til", dato=format_date(tom, self._sprak)) if tom else ""

    def _tall(self, tall: Decimal) -> str:
        return format_number(tall, self._sprak)

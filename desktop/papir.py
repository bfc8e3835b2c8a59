"""The papers of the kit, composed from the shipped content as documents in one language.

The content says what each paper holds; where it says ``sett``, something is put there that is made
here: the cards, the rows of the job list, the possibilities, the empty page, the recovery key.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

import msgspec

from desktop.ark import Arkord
from desktop.domain.dokument import (
    Avsnitt,
    Blokk,
    Bokser,
    Dokument,
    Kode,
    Kort,
    Kortark,
    Overskrift,
    Punktliste,
    Ramme,
    Sideskift,
    Skrivelinjer,
    Tabell,
)
from desktop.domain.innhold import (
    Arbeidsplasstype,
    Bekreftelse,
    Belastning,
    Fase,
    Invitasjon,
    Mulighetstype,
    Papir,
    Papirdel,
    Spor,
)
from desktop.domain.mulighet import Mulighet, passer
from desktop.domain.orglag import Orglag
from desktop.domain.tekst import Sprak, Tekst
from desktop.i18n import format_date

JOBBRADER = 17
KAN_IKKE_LINJER = 3
_GRUPPER, _TEGN = 7, 4  # of a recovery key
_KORT_TEGN, _LUFT_TEGN = 400, 40  # of questions on a card in its largest type, and between two
_SMAL = 7.7  # millimetres between the lines of the empty page


class Enhetsord(msgspec.Struct, frozen=True):
    """What a unit says of its list; where it says nothing, the paper has a line for the pen."""

    navn: str = ""
    laget_med: tuple[str, ...] = ()
    laget: date | None = None
    gjennomgas: date | None = None


class Papirstoff(msgspec.Struct, frozen=True, kw_only=True):
    """All the content that papers are made of."""

    ord: Mapping[str, Tekst]
    arkord: Arkord
    faser: tuple[Fase, ...]
    spor: tuple[Spor, ...]
    bekreftelser: tuple[Bekreftelse, ...]
    invitasjoner: tuple[Invitasjon, ...]
    invitasjonsrad: tuple[Tekst, ...]
    muligheter: tuple[Mulighet, ...]
    kan_ikke: tuple[Mulighet, ...] = ()
    enhet: Enhetsord = Enhetsord()
    pakker: Orglag = Orglag()
    mulighetstyper: tuple[Mulighetstype, ...]
    belastninger: tuple[Belastning, ...]
    arbeidsplasstyper: tuple[Arbeidsplasstype, ...]
    kontrollert: date


def lag_papir(
    papir: Papir,
    stoff: Papirstoff,
    sprak: Sprak,
    *,
    arbeidsplass: str = "",
    nokkel: str = "",
    dato: date | None = None,
) -> Dokument:
    """Compose a paper.

    Args:
        papir: What the content says of it.
        stoff: What it is made of.
        sprak: The language of the paper.
        arbeidsplass: A kind of workplace; empty for all of them.
        nokkel: The recovery key; empty for boxes to write in.
        dato: The day the key was made; empty for a line to write on.
    """
    komponist = _Komponist(stoff, sprak, arbeidsplass)
    blokker = tuple(komponist.blokker(papir.deler, nokkel, dato))
    kort = any(isinstance(blokk, Kortark) for blokk in blokker)
    return Dokument(
        tittel=papir.navn.i(sprak),
        sprak=sprak,
        blokker=blokker,
        bunntekst="" if kort else "Dialogarket",
        sidetall="" if kort else stoff.ord["sidetall"].i(sprak),
        tett=papir.tett,
    )


class _Komponist:
    """Turns content into blocks in one language."""

    def __init__(self, stoff: Papirstoff, sprak: Sprak, arbeidsplass: str) -> None:
        self._stoff = stoff
        self._sprak: Sprak = sprak
        self._plass = arbeidsplass

    def blokker(self, deler: Iterable[Papirdel], nokkel: str, dato: date | None) -> Iterator[Blokk]:
        """Return the blocks of a paper; points in a row become one list."""
        for slag, gruppe in groupby(deler, key=lambda d: d.slag):
            like = tuple(gruppe)
            if slag == "sett":
                for del_ in like:
                    yield from self._sett(del_.navn or "", nokkel, dato)
            elif slag in ("punkt", "steg", "ramme", "boks"):
                yield _samlet(slag, tuple(self._del(d) for d in like))
            else:
                yield from (self._enkel(del_) for del_ in like)

    def _enkel(self, del_: Papirdel) -> Blokk:
        tekst = self._del(del_)
        lagere: dict[str, Callable[[], Blokk]] = {
            "tittel": lambda: Overskrift(tekst, 1),
            "overskrift": lambda: Overskrift(tekst),
            "underoverskrift": lambda: Overskrift(tekst, 3),
            "ingress": lambda: Avsnitt(tekst, "ingress"),
            "avsnitt": lambda: Avsnitt(tekst),
            "liten": lambda: Avsnitt(tekst, "liten"),
            "linje": lambda: Skrivelinjer(del_.antall, (tekst,) if tekst else ()),
            "side": Sideskift,
        }
        return lagere[del_.slag]()

    def _sett(self, navn: str, nokkel: str, dato: date | None) -> Iterable[Blokk]:
        lagere: dict[str, Callable[[], Iterable[Blokk]]] = {
            "kort": lambda: (Kortark(tuple(self._kort())),),
            "jobbrader": lambda: (self._jobbrader(),),
            "gjelder": lambda: (Avsnitt(self._gjelder()),),
            "muligheter": self._muligheter,
            "tilbud": self._tilbud,
            "kan-ikke": lambda: (self._kan_ikke(),),
            "gjennomgatt": self._gjennomgatt,
            "arbeidsplass": lambda: (self._arbeidsplass(),),
            "tomt-ark": self._tomt_ark,
            "invitasjoner": self._invitasjoner,
            "invitasjonsrad": lambda: (
                Punktliste(tuple(t.i(self._sprak) for t in self._stoff.invitasjonsrad)),
            ),
            "nokkel": lambda: (Kode(tuple(nokkel.replace("-", " ").split()) or ("",) * _GRUPPER),),
            "laget": lambda: (self._laget(dato),),
            "kontrollert": lambda: (self._kontrollert(),),
        }
        return lagere[navn]()

    def _del(self, del_: Papirdel) -> str:
        return del_.tekst.i(self._sprak) if del_.tekst else ""

    def _ord(self, kode: str, /, **felter: object) -> str:
        tekst = self._stoff.ord[kode].i(self._sprak)
        return tekst.format(**felter) if felter else tekst

    def _arkord(self, kode: str) -> str:
        return self._stoff.arkord.ord[kode].i(self._sprak)

    # The cards

    def _kort(self) -> Iterator[Kort]:
        faste = [p for fase in self._stoff.faser for p in fase.prompt if p.fast]
        yield Kort(
            self._ord("for"),
            self._ord("for_tittel"),
            punkter=tuple(self._ord(f"for_{n}") for n in range(1, 7)),
        )
        yield Kort(
            self._ord("alltid"),
            self._ord("alltid_tittel"),
            self._ord("alltid_hint"),
            ramme=tuple(p.i(self._sprak) for p in faste),
        )
        for fase in self._stoff.faser:
            yield self._fasekort(fase)
            yield from self._kommunens(fase)
        yield Kort(
            self._ord("bekreft"),
            self._ord("bekreft_tittel"),
            punkter=tuple(b.i(self._sprak) for b in self._stoff.bekreftelser),
        )
        for spor in self._stoff.spor:
            yield Kort(
                self._ord("eget_spor"),
                spor.navn.i(self._sprak),
                spor.beskrivelse.i(self._sprak),
                tuple(p.i(self._sprak) for p in spor.prompt),
            )
        yield Kort(self._ord("egne"), self._ord("egne_tittel"), linjer=10)

    def _fasekort(self, fase: Fase) -> Kort:
        return Kort(
            self._ord("fase", n=fase.nummer, alle=len(self._stoff.faser)),
            fase.navn.i(self._sprak),
            punkter=tuple(p.i(self._sprak) for p in fase.prompt if not p.fast),
            ramme=tuple(p.i(self._sprak) for p in fase.prompt if p.fast),
        )

    def _kommunens(self, fase: Fase) -> Iterator[Kort]:
        """Return the cards of an organisation's own questions, as many as they need."""
        egne = [p.i(self._sprak) for p in self._stoff.pakker.sporsmal(fase.nummer)]
        merke = self._ord("fase", n=fase.nummer, alle=len(self._stoff.faser))
        for punkter in _kortvis(egne):
            navn = fase.navn.i(self._sprak)
            yield Kort(merke, navn, self._ord("kommunens"), punkter=punkter)

    # The job list

    def _jobbrader(self) -> Tabell:
        koder = (
            "oppgave",
            "timer",
            "kan",
            "kan_hvis",
            "ikke_na",
            "vet_ikke",
            "hvor_mye",
            "hva_ma_til",
        )
        return Tabell(
            tuple(self._ord(kode) for kode in koder),
            (("",) * len(koder),) * JOBBRADER,
            (50, 15, 13, 13, 13, 13, 21, 40),
            radhoyde=12,
            midtstilt=(2, 3, 4, 5),
            tegn={2: "kan", 3: "tilrettelegging", 4: "ikke_na", 5: "vet_ikke"},
        )

    # The possibilities

    def _gjelder(self) -> str:
        navn = {a.id: a.i(self._sprak) for a in self._stoff.arbeidsplasstyper}
        return self._ord("gjelder", sted=navn.get(self._plass) or self._ord("gjelder_alle"))

    def _etter_type(self) -> Iterator[tuple[str, list[Mulighet]]]:
        for type_ in self._stoff.mulighetstyper:
            egne = [
                m for m in self._stoff.muligheter if m.type == type_.id and passer(m, self._plass)
            ]
            if egne:
                yield type_.i(self._sprak), egne

    def _muligheter(self) -> Iterator[Blokk]:
        hoder = tuple(self._ord(kode) for kode in ("mulighet", "avlaster", "pass_pa"))
        for navn, muligheter in self._etter_type():
            yield Overskrift(navn)
            rader = tuple(self._rad(m) for m in muligheter)
            yield Tabell(hoder, rader, (90, 48, 40))

    def _rad(self, m: Mulighet) -> tuple[str, ...]:
        ord_ = {b.id: b.i(self._sprak) for b in self._stoff.belastninger}
        avlaster = ", ".join(ord_.get(a, a) for a in m.avlaster)
        pass_pa = m.pass_pa.i(self._sprak) if m.pass_pa else "–"
        return m.tekst.i(self._sprak), avlaster or "–", pass_pa

    def _tilbud(self) -> Iterator[Blokk]:
        for navn, muligheter in self._etter_type():
            yield Overskrift(navn)
            yield Punktliste(tuple(m.tekst.i(self._sprak) for m in muligheter))

    def _kan_ikke(self) -> Blokk:
        """Return what cannot be arranged, or lines to write it on when nobody has said it yet."""
        nei = [m.tekst.i(self._sprak) for m in self._stoff.kan_ikke if passer(m, self._plass)]
        return Punktliste(tuple(nei)) if nei else Skrivelinjer(KAN_IKKE_LINJER)

    def _arbeidsplass(self) -> Blokk:
        ledetekst, navn = self._ord("arbeidsplass"), self._stoff.enhet.navn.strip()
        return Avsnitt(f"{ledetekst} {navn}") if navn else Skrivelinjer(1, (ledetekst,))

    def _gjennomgatt(self) -> Iterator[Blokk]:
        enhet = self._stoff.enhet
        hvem = ", ".join(self._ord(f"med_{kode}") for kode in enhet.laget_med)
        if hvem:
            yield Avsnitt(self._ord("sammen_med_hvem", hvem=hvem))
        else:
            yield Skrivelinjer(1, (self._ord("sammen_med"),))
        dager = (("gatt_laget", enhet.laget), ("gatt_igjen", enhet.gjennomgas))
        sagt = [self._ord(k, dato=format_date(dag, self._sprak)) for k, dag in dager if dag]
        yield Avsnitt(" · ".join(sagt)) if sagt else Skrivelinjer(1, (self._ord("gatt_dato"),))

    # The invitations

    def _invitasjoner(self) -> Iterator[Blokk]:
        for invitasjon in self._stoff.invitasjoner:
            tekst = invitasjon.tekst.i(self._sprak)
            yield Overskrift(invitasjon.navn.i(self._sprak))
            yield Avsnitt(tekst.replace("[navn]", "______").replace("[leder]", "______"))

    # The empty page

    def _tomt_ark(self) -> Iterator[Blokk]:
        yield Overskrift(self._arkord("tittel"), 1)
        for koder in (("ark_navn", "dato"), ("ark_med",), ("ark_egne_ord",)):
            yield self._linje(*koder)
        yield from self._seksjoner((("jobben", 2), ("gar", 3), ("gar_hvis", 3), ("gar_ikke", 2)))
        yield Overskrift(self._arkord("timer"))
        yield self._linje("ark_som_for", "ark_med_tilrettelegging")
        yield self._linje("ark_nye", "ark_ikke_fordelt")
        yield Avsnitt(self._arkord("ikke_grad"), "liten")
        yield from self._seksjoner(
            (
                ("kan_tilby", 3),
                ("kan_ikke_tilby", 1),
                ("veien", 2),
                ("sporsmal", 2),
                ("uenige", 1),
                ("neste", 2),
            )
        )
        yield Overskrift(self._arkord("fra_legen"))
        koder = ("trygt_slik", "trygt_hvis", "ikke_na")
        yield Bokser(tuple(self._arkord(kode) for kode in koder), i_rad=True)
        yield Skrivelinjer(1, (self._arkord("ny_vurdering"),), _SMAL)
        yield Avsnitt(self._ord("ark_bunn"), "bunn")

    def _linje(self, *koder: str) -> Skrivelinjer:
        return Skrivelinjer(1, tuple(self._ord(kode) for kode in koder), _SMAL)

    def _seksjoner(self, par: Iterable[tuple[str, int]]) -> Iterator[Blokk]:
        for kode, linjer in par:
            yield Overskrift(self._arkord(kode))
            yield Skrivelinjer(linjer, avstand=_SMAL)

    # The recovery sheet and the sources

    def _laget(self, dato: date | None) -> Blokk:
        if dato is None:
            return Skrivelinjer(1, (self._ord("dato"),))
        return Avsnitt(self._ord("laget", dato=format_date(dato, self._sprak)))

    def _kontrollert(self) -> Blokk:
        dato = format_date(self._stoff.kontrollert, self._sprak)
        return Avsnitt(self._ord("kontrollert", dato=dato), "liten")


def _kortvis(sporsmal: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Part questions into as many as a card has room for, in their order."""
    kort: list[str] = []
    for en in sporsmal:
        if kort and sum(len(k) + _LUFT_TEGN for k in (*kort, en)) > _KORT_TEGN:
            yield tuple(kort)
            kort = []
        kort.append(en)
    if kort:
        yield tuple(kort)


def _samlet(slag: str, tekster: tuple[str, ...]) -> Blokk:
    lagere: dict[str, Callable[[], Blokk]] = {
        "punkt": lambda: Punktliste(tekster),
        "steg": lambda: Punktliste(tekster, nummerert=True),
        "ramme": lambda: Ramme(tekster),
        "boks": lambda: Bokser(tekster),
    }
    return lagere[slag]()

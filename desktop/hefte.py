"""The booklet of a conference, the guide of the facilitator and the questions for a staff meeting.

Composed from the examples and the shipped content as documents in one language.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from desktop.ark import Ark, Arkord, lag_ark
from desktop.domain.dokument import (
    Avsnitt,
    Blokk,
    Bokser,
    Dokument,
    Overskrift,
    Punktliste,
    Ramme,
    Sideskift,
    Skrivelinjer,
    Tabell,
)
from desktop.domain.innhold import Blikksvar
from desktop.domain.konferanse import Hmssporsmal, Programpost, Veiledning
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Samtale
from desktop.domain.tekst import Sprak, Tekst

MINUTTET = ("s_kan", "s_tilby", "s_naar", "s_spor")  # what is asked when the sheet is put away
_ETTERPA = ("s_manglet", "s_uonsket")
_LINJE = 10.5  # millimetres between the lines of a sheet of questions
_I_RAD = 2
_KODE = 20  # signs there is room for beside the other marks


class Eksempel(msgspec.Struct, frozen=True):
    """An example as the booklet takes it in; it may lack a guide."""

    kode: str
    samtale: Samtale
    veiledning: Veiledning | None = None

    @property
    def tittel(self) -> str:
        """The job and the place; the title of the guide would tell how it ended."""
        ansatt = self.samtale.ansatt
        return ", ".join(filter(None, (ansatt.yrke.strip(), ansatt.arbeidssted.strip())))


class Innholdsrad(msgspec.Struct, frozen=True):
    """Where an example is found in the booklet."""

    navn: str
    ark: int
    sporsmal: int


class Heftestoff(msgspec.Struct, frozen=True):
    """The content the booklet is made of.

    Attributes:
        gjort: What a doctor can answer to «hva ville du gjort?»: the answers hands are counted for.
    """

    ord: Mapping[str, Tekst]
    arkord: Arkord
    program: tuple[Programpost, ...]
    hms: tuple[Hmssporsmal, ...]
    gjort: tuple[Blikksvar, ...]


class Heftekomponist:
    """Turns examples into the parts of a booklet in one language."""

    def __init__(self, stoff: Heftestoff, sprak: Sprak) -> None:
        self._stoff = stoff
        self._sprak: Sprak = sprak

    @property
    def tittel(self) -> str:
        """The title of the booklet."""
        return self._ord("tittel")

    @property
    def sidetall(self) -> str:
        """«side {n} av {alle}»."""
        return self._ord("sidetall")

    @property
    def bunntekst(self) -> str:
        """A few words at the foot of every page."""
        return self._ord("bunn")

    def forside(self, innhold: Sequence[Innholdsrad], svarark: int) -> Dokument:
        """Compose cover, programme and contents, with the page of the feedback form."""
        blokker = (*self._omslag(), Sideskift(), *self._program(), *self._innhold(innhold, svarark))
        return self._dokument(self.tittel, blokker)

    def ark(self, eksempel: Eksempel) -> Ark:
        """Compose the page of an example: the one the doctor gets, with its code on it."""
        ark = lag_ark(Oppsummering.of(eksempel.samtale), self._stoff.arkord, self._sprak)
        kode = (eksempel.kode,) if len(eksempel.kode) <= _KODE else ()
        return msgspec.structs.replace(
            ark, merker=(*ark.merker[:1], *kode, *ark.merker[1:]), sidetall=""
        )

    def sporsmal(self, eksempel: Eksempel) -> Dokument:
        """Compose the sheet of questions to an example."""
        tittel = self._ord("s_tittel", kode=eksempel.kode)
        blokker: list[Blokk] = [
            Overskrift(tittel, 1),
            Avsnitt(eksempel.tittel),
            Avsnitt(self._ord("s_ingress")),
        ]
        for navn, koder in (("s_arket", MINUTTET), ("s_etterpa", _ETTERPA)):
            blokker.append(Overskrift(self._ord(navn)))
            blokker += (Skrivelinjer(2, (self._ord(kode),), _LINJE) for kode in koder)
        blokker.append(Overskrift(self._ord("s_gjort")))
        svar = [svar.i(self._sprak) for svar in self._stoff.gjort]
        rader = (tuple(svar[n : n + _I_RAD]) for n in range(0, len(svar), _I_RAD))
        blokker += (Bokser(rad, i_rad=True) for rad in rader)
        blokker.append(Skrivelinjer(1, (self._ord("s_annet"),), _LINJE))
        if eksempel.veiledning:
            blokker.append(Overskrift(self._ord("s_bordet")))
            blokker.append(Punktliste(eksempel.veiledning.diskusjon, nummerert=True))
        return self._dokument(tittel, blokker)

    def svarark(self) -> Dokument:
        """Compose the feedback form for the doctors."""
        tittel = self._ord("f_tittel")
        svar = tuple(self._ord(kode) for kode in ("f_ja", "f_delvis", "f_nei"))
        blokker: list[Blokk] = [
            Overskrift(tittel, 1),
            Avsnitt(self._ord("f_ingress"), "ingress"),
            Overskrift(self._ord("f_fant")),
            Tabell(
                (self._ord("f_sporsmal"), *svar),
                tuple((self._ord(kode), "", "", "") for kode in MINUTTET),
                (88, 30, 30, 30),
                radhoyde=9,
                midtstilt=(1, 2, 3),
            ),
        ]
        blokker += self._med_linjer(("f_manglet", 3), ("f_uonsket", 3))
        vil = tuple(self._ord(kode) for kode in ("f_ja", "f_kanskje", "f_nei"))
        blokker += (Overskrift(self._ord("f_ta_imot")), Bokser(vil, i_rad=True))
        blokker += self._med_linjer(("f_lederne", 4), ("f_neste", 3))
        return self._dokument(tittel, blokker)

    def veiledning(self, kode: str, v: Veiledning) -> Dokument:
        """Compose the guide of an example, for the one who leads the table."""
        deler = (
            ("v_ramme", v.ramme),
            ("v_utfall", v.utfall),
            ("v_legen", v.hos_legen),
            ("v_sagt", v.sagt_men_ikke_skrevet),
        )
        blokker: list[Blokk] = [
            Overskrift(f"{kode} · {v.tittel}", 1),
            Ramme((self._ord("v_bare"),)),
        ]
        for navn, tekst in deler:
            if tekst:
                blokker += (Overskrift(self._ord(navn)), Avsnitt(tekst))
        blokker += (
            Overskrift(self._ord("v_diskusjon")),
            Punktliste(v.diskusjon, nummerert=True),
            Overskrift(self._ord("v_kjor")),
            Punktliste(tuple(self._ord(f"v_kjor_{n}") for n in (1, 2, 3)), nummerert=True),
        )
        return self._dokument(f"{kode} · {v.tittel}", blokker, bunn="v_bunn")

    def hms(self) -> Dokument:
        """Compose the questions for a staff meeting, with a line to write on under each."""
        tittel = self._ord("h_tittel")
        blokker: list[Blokk] = [Overskrift(tittel, 1), Avsnitt(self._ord("h_ingress"), "ingress")]
        for n, sporsmal in enumerate(self._stoff.hms, 1):
            blokker += (
                Overskrift(f"{n}. {sporsmal.sporsmal.i(self._sprak)}"),
                Avsnitt(sporsmal.slik.i(self._sprak)),
                Skrivelinjer(2, (f"{self._ord('h_vi')}:",)),
            )
        blokker.append(Avsnitt(self._ord("h_bunn"), "bunn"))
        return self._dokument(tittel, blokker, bunn="h_tittel")

    def _omslag(self) -> Iterator[Blokk]:
        yield Overskrift(self.tittel, 1)
        yield Avsnitt(self._ord("ingress"), "ingress")
        yield Ramme((self._ord("oppdiktet"),))
        yield Overskrift(self._ord("o_her"))
        yield Skrivelinjer(1, self._rekke("o_sted", "o_dato"))
        yield Skrivelinjer(1, self._rekke("o_leder", "o_bord"))
        yield Overskrift(self._ord("inne"))
        yield Punktliste(self._rekke("inne_ark", "inne_sporsmal", "inne_svar"))
        yield Overskrift(self._ord("slik"))
        yield Punktliste(self._rekke("slik_1", "slik_2", "slik_3", "slik_4"), nummerert=True)

    def _program(self) -> Iterator[Blokk]:
        poster = self._stoff.program
        minutter = sum(post.minutter for post in poster)
        yield Overskrift(self._ord("program", minutter=str(minutter)), 1)
        rader = tuple(
            (str(p.minutter), p.navn.i(self._sprak), p.tekst.i(self._sprak)) for p in poster
        )
        yield Tabell(self._rekke("p_tid", "p_hva", "p_slik"), rader, (22, 56, 100))

    def _innhold(self, innhold: Sequence[Innholdsrad], svarark: int) -> Iterator[Blokk]:
        yield Overskrift(self._ord("innhold"), 1)
        rader = [(rad.navn, str(rad.ark), str(rad.sporsmal)) for rad in innhold]
        siste = (self._ord("i_svarark"), "–", str(svarark))
        hoder = self._rekke("i_eksempel", "i_ark", "i_sporsmal")
        yield Tabell(hoder, (*rader, siste), (118, 28, 32), midtstilt=(1, 2))

    def _med_linjer(self, *par: tuple[str, int]) -> Iterator[Blokk]:
        for kode, antall in par:
            yield Overskrift(self._ord(kode))
            yield Skrivelinjer(antall)

    def _rekke(self, *koder: str) -> tuple[str, ...]:
        return tuple(self._ord(kode) for kode in koder)

    def _dokument(self, tittel: str, blokker: Sequence[Blokk], *, bunn: str = "bunn") -> Dokument:
        return Dokument(
            tittel=tittel,
            sprak=self._sprak,
            blokker=tuple(blokker),
            bunntekst=self._ord(bunn),
            sidetall=self.sidetall,
        )

    def _ord(self, kode: str, /, **felter: str) -> str:
        tekst = self._stoff.ord[kode].i(self._sprak)
        return tekst.format(**felter) if felter else tekst

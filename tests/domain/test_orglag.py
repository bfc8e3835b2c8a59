"""How packs and one's own choices lie upon each other."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.egenmelding import Ordning
from desktop.domain.katalog import Enhet
from desktop.domain.orgfelter import FELTER
from desktop.domain.orglag import Orglag
from desktop.domain.orgpakke import (
    FORMAT,
    Egenmeldingsverdier,
    Egetsporsmal,
    Oppbevaringsverdier,
    Orgpakke,
    Pakke,
    Plassverdier,
    Programverdier,
    Telefon,
)
from desktop.settings import Settings

asdict = msgspec.structs.asdict

DAGER = ("utkast_dager", "behold_dager", "maks_dager")


def pakke(*, logo=b"", enheter=(), navn="Havnsund", **felter):
    innhold = Orgpakke(FORMAT, 1, navn, **felter)
    return Pakke(innhold, logo, tuple(Enhet(e) for e in enheter), f"{navn}.toml")


def dager(**verdier):
    return pakke(oppbevaring=Oppbevaringsverdier(**verdier))


def test_without_packs_everything_is_as_it_was():
    lag, plass = Orglag(), Arbeidsplass(utkast_dager=300, ordning="lov")
    assert lag.gjelder(plass) == plass
    assert lag.egne(plass, Arbeidsplass()) == plass
    assert (lag.navn, lag.logo, lag.sprak, lag.telefoner) == ("", b"", ("nb", "nn", "en"), ())
    assert (lag.tak, lag.apent("demo"), lag.laast("ordning")) == (365, True, False)
    assert lag.kilde(plass, "ordning") == "valg"
    assert lag.kilde(plass, "type") == "program"


def test_the_user_comes_before_the_machine_and_a_choice_before_both():
    lag = Orglag(dager(utkast_dager=20, behold_dager=20), dager(behold_dager=10))
    egen = Arbeidsplass(velferdsdager=5)
    gjelder = lag.gjelder(egen)
    assert (gjelder.utkast_dager, gjelder.behold_dager, gjelder.velferdsdager) == (20, 10, 5)
    kilder = [lag.kilde(egen, f) for f in ("utkast_dager", "behold_dager", "velferdsdager")]
    assert kilder == ["kommune", "maskin", "valg"]
    assert lag.gjelder(Arbeidsplass(behold_dager=7)).behold_dager == 7


@pytest.mark.parametrize(("maskin", "bruker"), [(60, None), (None, 60), (60, 90), (90, 60)])
def test_a_most_number_of_days_is_a_ceiling_for_everything_and_everyone(maskin, bruker):
    lag = Orglag(dager(maks_dager=maskin), dager(maks_dager=bruker))
    valgt = Arbeidsplass(utkast_dager=300, behold_dager=200, maks_dager=365)
    gjelder = lag.gjelder(valgt)
    assert [getattr(gjelder, f) for f in DAGER] == [60, 60, 60]
    assert lag.kilde(valgt, "utkast_dager") == ("kommune" if maskin == 60 else "maskin")
    assert lag.gjelder(Arbeidsplass(maks_dager=30)).maks_dager == 30


def test_what_a_pack_locks_nothing_nearer_may_change():
    ordning = Egenmeldingsverdier("egen", 5)
    maskin = pakke(egenmelding=ordning, laast=("egenmelding",))
    bruker = pakke(egenmelding=Egenmeldingsverdier("lov"), navn="Enheten")
    lag = Orglag(maskin, bruker)
    gjelder = lag.gjelder(Arbeidsplass(ordning="utvidet"))
    assert gjelder.egenmelding == Ordning(5, None, None, 2)
    assert lag.kilde(Arbeidsplass(), "ordning") == "kommune"
    assert lag.laast("ordning") and lag.laast("egen_ordning") and not lag.laast("type")
    assert Orglag(bruker=maskin).kilde(Arbeidsplass(), "ordning") == "maskin"


def test_a_lock_of_a_scheme_without_numbers_leaves_the_numbers():
    lag = Orglag(pakke(egenmelding=Egenmeldingsverdier("lov"), laast=("egenmelding",)))
    egen = Arbeidsplass(egen_ordning=Ordning(4, None, None, 2))
    assert lag.gjelder(egen) == msgspec.structs.replace(egen, ordning="lov")


def test_a_choice_of_what_is_shipped_is_a_choice_all_the_same():
    lag = Orglag(dager(utkast_dager=20))
    egen = lag.egne(Arbeidsplass(utkast_dager=14), Arbeidsplass())
    assert egen.valgt == ("utkast_dager",)
    assert (lag.gjelder(egen).utkast_dager, lag.kilde(egen, "utkast_dager")) == (14, "valg")
    igjen = lag.egne(msgspec.structs.replace(egen, utkast_dager=20), egen)
    assert igjen == Arbeidsplass()  # as the pack says: no choice any more


def test_what_was_chosen_before_a_lock_is_there_when_it_goes():
    las = Orglag(
        pakke(oppbevaring=Oppbevaringsverdier(utkast_dager=7), laast=("oppbevaring.utkast_dager",))
    )
    for_ = Arbeidsplass(utkast_dager=30)
    egen = las.egne(msgspec.structs.replace(las.gjelder(for_), navn="Skolen"), for_)
    assert Orglag().gjelder(egen) == Arbeidsplass(navn="Skolen", utkast_dager=30)


def test_settings_are_layered_in_the_same_way():
    lag = Orglag(
        pakke(program=Programverdier(5, False), laast=("program.skriv_ut_uten_godkjenning",))
    )
    gjelder = lag.gjelder(Settings(skriv_ut_uten_godkjenning=True, tekst=150))
    assert gjelder == Settings(las_minutter=5, tekst=150)


def test_the_lists_of_both_packs_are_put_together():
    ring = [Telefon(n, "00 00 00 00") for n in ("BHT", "HR")]
    maskin = pakke(
        telefon=(ring[0],),
        sporsmal=(Egetsporsmal(3, "En?"), Egetsporsmal(4, "To?")),
        avslatt=("demo",),
        enheter=("a", "b"),
        logo=b"en",
        navn="Kommunen",
    )
    bruker = pakke(
        telefon=(ring[1],),
        sporsmal=(Egetsporsmal(3, "Tre?"),),
        avslatt=("papir",),
        enheter=("b", "c"),
        navn="Enheten",
    )
    lag = Orglag(maskin, bruker)
    assert lag.telefoner == tuple(ring)
    assert [(p.id, p.nb) for p in lag.sporsmal(3)] == [("kommune.0", "En?"), ("kommune.2", "Tre?")]
    assert [lag.apent(r) for r in ("demo", "papir", "eksempler")] == [False, False, True]
    assert [e.id for e in lag.enheter] == ["a", "b", "c"]
    assert (lag.navn, lag.logo) == ("Enheten", b"en")


@pytest.mark.parametrize(
    ("maskin", "bruker", "las", "tilbudt"),
    [
        (("en", "nb"), (), (), ("nb", "en")),
        (("nb",), ("nn",), (), ("nn",)),
        (("nb",), ("nn",), ("sprak",), ("nb",)),
    ],
)
def test_the_languages_are_the_nearest_unless_locked(maskin, bruker, las, tilbudt):
    lag = Orglag(pakke(sprak=maskin, laast=las), pakke(sprak=bruker))
    assert lag.sprak == tilbudt


dag = st.none() | st.integers(7, 365)
pakker = st.none() | st.builds(
    lambda plass, opp, las: pakke(
        arbeidsplass=plass,
        oppbevaring=opp,
        laast=tuple(n for n in las if {**asdict(plass), **asdict(opp)}[FELTER[n][0]] is not None),
    ),
    st.builds(
        Plassverdier,
        type=st.none() | st.sampled_from(("skole", "sykehjem")),
        heltid_timer=st.none() | st.sampled_from((Decimal("35.5"), Decimal("37.5"))),
        velferdsdager=st.none() | st.integers(1, 60),
    ),
    st.builds(Oppbevaringsverdier, utkast_dager=dag, behold_dager=dag, maks_dager=dag),
    st.sets(st.sampled_from([n for n in FELTER if n.startswith(("arbeidsplass", "oppbevaring"))])),
)
plasser = st.builds(
    Arbeidsplass,
    type=st.sampled_from(("", "skole")),
    velferdsdager=st.integers(1, 60) | st.just(12),
    utkast_dager=st.integers(1, 365) | st.just(14),
    behold_dager=st.integers(1, 365) | st.just(14),
    maks_dager=st.integers(7, 365) | st.just(180),
    valgt=st.sets(st.sampled_from(DAGER)).map(tuple),
)
FELT = ("type", "heltid_timer", "velferdsdager", *DAGER)


@given(pakker, pakker, plasser, plasser)
def test_whatever_is_set_the_order_of_the_layers_holds(maskin, bruker, egen, onsket):
    lag = Orglag(maskin, bruker)
    gjelder = lag.gjelder(egen)
    lagene = [p.innhold.verdier() if p else {} for p in (maskin, bruker)]
    for felt in FELT:
        verdi, kilde = getattr(gjelder, felt), lag.kilde(egen, felt)
        mulige = [getattr(egen, felt), *(v[felt] for v in lagene if felt in v)]
        if felt in DAGER:
            assert verdi <= lag.tak
            mulige.append(lag.tak)
        assert verdi in mulige
        if kilde == "program":
            assert verdi == getattr(Arbeidsplass(), felt)
        if lag.laast(felt):
            assert kilde in ("kommune", "maskin")
    # What somebody chooses on screen is in force afterwards, as far as it may be.
    etter = lag.egne(onsket, egen)
    for felt in FELT:
        ny = getattr(lag.gjelder(etter), felt)
        if lag.laast(felt):
            assert ny == getattr(gjelder, felt)
        elif felt in DAGER:
            assert ny == min(getattr(onsket, felt), lag.tak)
        else:
            assert ny == getattr(onsket, felt)
    assert lag.egne(lag.gjelder(etter), etter) == etter

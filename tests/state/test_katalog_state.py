"""The catalogue of the units: changed, taken back, searched, kept, and never lost in silence."""

import gc
import time
import weakref
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import msgspec
import pytest
from builders import NOKKEL

from desktop import content
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.jobbmal import Maloppgave
from desktop.domain.katalog import Enhet, Katalog, Katalogmulighet, gir_av, sortert
from desktop.domain.katalog_fil import les_katalog, skriv_katalog
from desktop.domain.samtale import Ansatt, Samtale
from desktop.errors import DamagedContentError, NewerVersionError, NoRoomError, StorageError
from desktop.feiltekst import feiltekst
from desktop.i18n import set_language
from desktop.state.hvelv_state import HvelvState

PASSORD = "blåbær på fjellet"


@pytest.fixture
def paa_disk(qtbot, tmp_path: Path):
    """Open the vault of a folder as often as it is asked for; each closes the one before."""
    apne: list[HvelvState] = []

    def lag() -> HvelvState:
        for gammel in apne:
            gammel.lukk()
        apne.clear()
        state = HvelvState(tmp_path / "data")
        apne.append(state)
        with qtbot.waitSignal(state.apnet, timeout=10000):
            if state.finnes:
                state.las_opp(PASSORD)
            else:
                state.opprett(PASSORD, NOKKEL)
        return state

    yield lag
    for state in apne:
        state.lukk()


def raw(state: HvelvState, data: bytes | None = None) -> bytes | None:
    """Return what the vault holds under the name of the catalogue, after putting something there."""
    if data is not None:
        state._kjorer.vent(state._hvelv.verdier.set, "katalog", data)
    return state._kjorer.vent(state._hvelv.verdier.get, "katalog")


def test_a_workplace_from_before_becomes_the_first_unit(hvelv: HvelvState) -> None:
    hvelv.sett_arbeidsplass(Arbeidsplass(navn="Lia", type="barnehage", kan_ikke=("B01", "B02")))
    enhet = hvelv.katalog.enhet
    egne = {m.id for m in content.muligheter() if {"barnehage", "alle"} & set(m.hvor)}
    assert (enhet.navn, enhet.arbeidsplasstype) == ("Lia", "barnehage")
    assert {m.id for m in (*enhet.muligheter, *enhet.kan_ikke)} == egne
    assert {m.id for m in enhet.kan_ikke} == {"B01", "B02"} & egne
    assert not hvelv.katalog.ulagret


def test_a_unit_that_is_edited_no_longer_follows_the_setup_of_the_workplace(
    hvelv: HvelvState,
) -> None:
    hvelv.katalog.sett_navn("Lia")
    hvelv.sett_arbeidsplass(Arbeidsplass(navn="Et annet sted"))
    assert hvelv.katalog.enhet.navn == "Lia"


def test_every_change_is_taken_back_and_made_again(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    forste = [m.id for m in katalog.enhet.muligheter]
    trinn = [katalog.katalog]
    forste_enhet = katalog.enhet.id

    def gjor(*kall) -> None:
        for ett in kall:
            ett()
            trinn.append(katalog.katalog)

    egen = katalog.legg_til("Rydde  lageret\tsammen ", type="sted", avlaster=("støy",))
    trinn.append(katalog.katalog)
    gjor(
        lambda: katalog.endre(egen, hvem_avgjor="ma_sporre", hvem_sporres="rektor"),
        lambda: katalog.flytt(egen, 0),
        lambda: katalog.kan_ikke_na(forste[0]),
        lambda: katalog.kan_likevel(forste[0]),
        lambda: katalog.fjern(forste[1], forste[2]),
        lambda: katalog.legg_til_kan_ikke("Bare dagvakter"),
        lambda: katalog.hent_leverte([forste[1]]),
        lambda: katalog.sett_laget_med(["tillitsvalgt", "verneombud"]),
        katalog.gjennomgatt,
        lambda: katalog.ny_enhet("Natt", "sykehjem"),
        lambda: katalog.slett_enhet(forste_enhet),
    )
    assert len({skriv_katalog(t) for t in trinn}) == len(trinn), "each of them changed something"
    enhet = trinn[-3].enhet
    assert enhet.muligheter[0].tekst == "Rydde lageret sammen"
    assert [m.tekst for m in enhet.kan_ikke] == ["Bare dagvakter"]
    assert enhet.muligheter[-1].id == forste[1] and enhet.laget_med == (
        "verneombud",
        "tillitsvalgt",
    )
    for tidligere in reversed(trinn[:-1]):
        katalog.angre()
        assert katalog.katalog == tidligere
    assert not katalog.kan_angre
    for senere in trinn[1:]:
        katalog.gjor_om()
        assert katalog.katalog == senere
    assert not katalog.kan_gjore_om


def test_letters_typed_one_by_one_are_taken_back_together(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    forste = katalog.enhet.muligheter[0]
    for n in range(1, 6):
        katalog.endre(forste.id, tekst="Annet"[:n])
    katalog.angre()
    assert katalog.enhet.muligheter[0] == forste


def test_what_is_changed_is_there_after_a_lock_at_once(qtbot, paa_disk) -> None:
    hvelv = paa_disk()
    egen = hvelv.katalog.legg_til("Pakke kasser")
    mal = hvelv.maler.ny("Portør", Decimal("35.5"))
    with qtbot.waitSignal(hvelv.last, timeout=10000):
        hvelv.las()
    assert hvelv.katalog.enhet.finn(egen) is None, "nothing is left here"
    igjen = paa_disk()
    assert igjen.katalog.enhet.finn(egen).tekst == "Pakke kasser"
    assert igjen.maler.finn(mal).timer == Decimal("35.5")


def test_what_is_changed_is_there_after_the_window_closes(paa_disk) -> None:
    hvelv = paa_disk()
    egen = hvelv.katalog.legg_til("Pakke kasser")
    assert hvelv.lagre_na() is None
    assert les_katalog(raw(hvelv)).enhet.finn(egen)
    hvelv.katalog.endre(egen, tekst="Pakke bøker")
    assert paa_disk().katalog.enhet.finn(egen).tekst == "Pakke bøker"


def test_it_is_not_locked_while_it_cannot_be_saved(qtbot, paa_disk, monkeypatch) -> None:
    hvelv = paa_disk()

    def full(*_: object) -> None:
        raise StorageError("disk-full")

    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv.verdier, "set", full)
        egen = hvelv.katalog.legg_til("Pakke kasser")
        with qtbot.waitSignal(hvelv.katalog.save_failed, timeout=10000):
            hvelv.las()
        assert hvelv.apen and hvelv.katalog.ulagret
    with qtbot.waitSignal(hvelv.last, timeout=10000):
        hvelv.katalog.lagre()  # as it is tried again by itself
    assert paa_disk().katalog.enhet.finn(egen)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"{}",
        b'{"version":1}',
        b'{"version":1,"valgt":"a","enheter":[]}',
        b'{"version":1,"valgt":"a","enheter":[{"id":"a","ukjent":1}]}',
        b'{"version":1,"valgt":"a","enheter":[{"id":"a","muligheter":[{"id":"b"}]}]}',
        b'{"version":1,"valgt":"a","enheter":[{"id":"\xff"}]}',
        b'{"version":1,"valgt":"a","enheter":' + b"[" * 100_000,
    ],
)
def test_a_damaged_catalogue_is_said_and_left_alone(qtbot, paa_disk, data: bytes) -> None:
    hvelv = paa_disk()
    raw(hvelv, data)
    hvelv = paa_disk()
    katalog = hvelv.katalog
    assert isinstance(katalog.skadet, DamagedContentError)
    katalog.legg_til("Pakke kasser")
    assert not katalog.ulagret
    assert raw(hvelv) == data
    with qtbot.waitSignal(katalog.saved, timeout=10000):
        katalog.begynn_pa_nytt()
    assert katalog.skadet is None and raw(hvelv) == skriv_katalog(katalog.katalog)
    assert hvelv._kjorer.vent(hvelv._hvelv.drift.kopier), "a backup was made first"
    katalog.legg_til("Pakke kasser")
    assert katalog.ulagret


def test_a_catalogue_of_a_newer_version_is_left_alone(paa_disk) -> None:
    raw(paa_disk(), b'{"version":2,"noe":"annet"}')
    assert isinstance(paa_disk().katalog.skadet, NewerVersionError)


def test_the_catalogue_is_found_by_parts_of_words_in_any_case_and_without_accents(
    hvelv: HvelvState,
) -> None:
    katalog = hvelv.katalog
    egen = katalog.legg_til("Følge på kafé i Ålesund", avlaster=("støy",), type="sted")
    for sok in ("FØLGE", "folge", "kafe", "ales", "kafé stoy", "sted følge", "aLEs  støy"):
        assert egen in [m.id for m in katalog.sok(sok)], sok
    assert egen not in [m.id for m in katalog.sok("følge løft")]
    assert katalog.sok("") == list(katalog.enhet.muligheter)


def test_two_thousand_possibilities_are_searched_while_a_person_types(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    fylt = tuple(
        Katalogmulighet(f"egen-{n}", f"Mulighet nummer {n} med løpende tekst om arbeidet", "sted")
        for n in range(2000)
    )
    katalog._sett(muligheter=fylt)
    katalog.sok("a")
    tider: list[float] = []
    for sok in ("m", "mu", "mul", "mulighet 19", "lopende 77", "finnes ikke", "", "ø") * 5:
        katalog.endre("egen-7", tekst=f"Endret {sok}")
        start = time.perf_counter()
        katalog.sok(sok)
        tider.append(time.perf_counter() - start)
    assert sorted(tider)[len(tider) // 2] < 0.016


def test_a_shipped_text_follows_the_language_until_somebody_edits_it(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    forste = katalog.enhet.muligheter[0]
    set_language("en")
    assert katalog.tekst(forste) == content.muligheter()[0].tekst.en
    katalog.endre(forste.id, tekst="Noe eget")
    assert katalog.tekst(katalog.enhet.muligheter[0]) == "Noe eget"


def test_a_catalogue_is_due_on_the_day_and_not_before(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    assert not katalog.gjennomgang_forfalt
    katalog.sett_gjennomgas(hvelv.i_dag() + timedelta(days=1))
    assert not katalog.gjennomgang_forfalt
    katalog.sett_gjennomgas(hvelv.i_dag())
    assert katalog.gjennomgang_forfalt
    katalog.gjennomgatt()
    assert not katalog.gjennomgang_forfalt


def test_a_samtale_remembers_text_id_and_days_of_a_possibility() -> None:
    from desktop.domain.katalog import valgt

    mulighet = Katalogmulighet("egen-1", "Pakke", standard_varighet=14, hvem_avgjor="ma_sporre")
    valg = valgt(mulighet, "Pakke", date(2026, 3, 2))
    assert (valg.mulighet, valg.tekst) == ("egen-1", "Pakke")
    assert (valg.fom, valg.tom) == (date(2026, 3, 2), date(2026, 3, 15))


def test_possibilities_sort_by_what_they_relieve_and_tell_what_they_add() -> None:
    lofte = Katalogmulighet("egen-1", "a", avlaster=("støy",))
    begge = Katalogmulighet("egen-2", "b", avlaster=("løft", "støy"), gir=("gåing", "kulde"))
    ingen = Katalogmulighet("egen-3", "c")
    assert sortert((ingen, lofte, begge), ["støy", "løft"]) == [begge, lofte, ingen]
    assert sortert((ingen, lofte, begge), []) == [ingen, lofte, begge]
    assert gir_av(begge, ["kulde", "løft"]) == ("kulde",)


def test_the_last_unit_stays(hvelv: HvelvState) -> None:
    hvelv.katalog.slett_enhet(hvelv.katalog.enhet.id)
    assert len(hvelv.katalog.enheter) == 1


def test_a_new_unit_may_start_from_the_one_in_use(hvelv: HvelvState) -> None:
    egen = hvelv.katalog.legg_til("Pakke kasser")
    forste = hvelv.katalog.enhet
    ny = hvelv.katalog.ny_enhet("Natt", kopi=True)
    assert hvelv.katalog.enhet.id == ny and hvelv.katalog.enhet.finn(egen)
    hvelv.katalog.fjern(egen)
    hvelv.katalog.velg(forste.id)
    assert hvelv.katalog.enhet == forste


def test_the_vault_gets_back_what_it_was_given() -> None:
    mulighet = Katalogmulighet(
        "egen-1", "Æ", "sted", ("løft",), ("støy",), "ma_sporre", "rektor", 21, "pass på"
    )
    enhet = Enhet(
        "e1", "Lia", "skole", ("bht",), date(2026, 1, 2), date(2027, 1, 2), (mulighet,), (mulighet,)
    )
    katalog = Katalog("e1", (enhet,))
    assert les_katalog(skriv_katalog(katalog)) == katalog


def test_a_vault_that_is_let_go_ends_at_once_and_not_on_another_thread(qtbot) -> None:
    """What only the garbage collector can free, it may free on the thread of the database."""
    state = HvelvState(None)
    with qtbot.waitSignal(state.apnet, timeout=10000):
        state.start_demo("nb")
    state.katalog.legg_til("Pakke kasser")
    state.maler.ny("Kokk", Decimal("37.5"))
    state.lukk()
    gc.collect()
    borte = weakref.ref(state)
    del state  # the collector is off in all tests, as in the application
    assert borte() is None


# Job templates


def test_a_template_takes_tasks_and_hours_of_a_samtale_and_nothing_else(hvelv: HvelvState) -> None:
    samtale = Samtale(
        dato=date(2026, 3, 2),
        egne_ord="HEMMELIG",
        ansatt=Ansatt(
            navn="HEMMELIG",
            yrke="HEMMELIG",
            heltid_timer=Decimal("35.5"),
            stillingsprosent=Decimal(80),
        ),
        jobbliste=(
            Arbeidsoppgave(
                "Stell",
                Decimal(8),
                "tilrettelegging",
                Decimal("0.5"),
                "HEMMELIG",
                ("HEMMELIG",),
                gir_noe=True,
            ),
            Arbeidsoppgave("Dokumentasjon", None, "ikke_na"),
            Arbeidsoppgave(""),
        ),
    )
    mal = hvelv.maler.finn(hvelv.maler.av_samtale("Sykepleier", samtale))
    assert b"HEMMELIG" not in msgspec.json.encode(mal)
    assert [(o.oppgave, o.timer) for o in mal.oppgaver] == [
        ("Stell", Decimal(10)),
        ("Dokumentasjon", None),
    ]
    assert mal.timer == Decimal("35.5")
    skalert = mal.skalert(Decimal(80))
    assert skalert == (Arbeidsoppgave("Stell", Decimal(8)), Arbeidsoppgave("Dokumentasjon"))
    assert mal.skalert(50)[0].timer == Decimal(5)


def test_templates_are_edited_and_taken_back(hvelv: HvelvState) -> None:
    maler = hvelv.maler
    mal_id = maler.ny("Portør", Decimal("37.5"))
    maler.sett(mal_id, navn="Portør  natt")
    assert maler.finn(mal_id).navn == "Portør natt"
    maler.fjern(mal_id)
    assert maler.maler == ()
    for gang in (maler.angre, partial(maler.angre), maler.angre):
        gang()
    assert maler.maler == () and not maler.kan_angre
    maler.gjor_om()
    assert maler.finn(mal_id).navn == "Portør"


# Files


def hent(qtbot, katalog, fil: Path):
    """Return what a file would change."""
    vist: list[object] = []
    katalog.forhandsvis(fil, vist.append)
    qtbot.waitUntil(lambda: bool(vist), timeout=10000)
    return vist[0]


@pytest.mark.parametrize("endelse", [".xlsx", ".csv", ".json"])
def test_a_file_is_shown_before_it_is_imported_and_the_import_is_taken_back(
    qtbot, paa_disk, tmp_path: Path, endelse: str
) -> None:
    hvelv = paa_disk()
    katalog = hvelv.katalog
    forste = katalog.enhet.muligheter[0]
    katalog.eksporter(tmp_path / f"lia{endelse}")
    assert hent(qtbot, katalog, tmp_path / f"lia{endelse}").forskjell.ingen
    katalog.endre(forste.id, tekst="Noe annet")
    egen = katalog.legg_til("Pakke kasser")
    for_ = katalog.katalog
    vist = hent(qtbot, katalog, tmp_path / f"lia{endelse}")
    assert [m.id for m in vist.forskjell.fjernet] == [egen]
    assert [e.felter[0].etter for e in vist.forskjell.endret] == [forste.tekst]
    assert katalog.katalog == for_, "nothing is changed by looking"
    with qtbot.waitSignal(katalog.saved, timeout=10000):
        katalog.importer(vist.enhet)
    assert katalog.enhet == vist.enhet and not katalog.ulagret
    assert les_katalog(raw(hvelv)) == katalog.katalog
    assert hvelv._kjorer.vent(hvelv._hvelv.drift.kopier), "a backup was made first"
    katalog.angre()
    assert katalog.katalog == for_


def test_a_unit_from_another_laptop_comes_beside_the_others(
    qtbot, hvelv: HvelvState, tmp_path: Path
) -> None:
    katalog = hvelv.katalog
    ny = katalog.ny_enhet("Natt", "sykehjem")
    katalog.eksporter(tmp_path / "natt.json")
    katalog.slett_enhet(ny)
    vist = hent(qtbot, katalog, tmp_path / "natt.json")
    assert vist.gammel is None and vist.forskjell.nye == vist.enhet.muligheter
    with qtbot.waitSignal(katalog.saved, timeout=10000):
        katalog.importer(vist.enhet)
    assert [e.navn for e in katalog.enheter] == ["", "Natt"] and katalog.enhet.id == ny


def test_a_unit_nobody_has_changed_finds_its_way_back_from_a_file(
    qtbot, paa_disk, tmp_path: Path
) -> None:
    hvelv = paa_disk()
    with qtbot.waitSignal(hvelv.katalog.saved, timeout=10000):
        hvelv.katalog.eksporter(tmp_path / "lia.xlsx")
    katalog = paa_disk().katalog
    assert hent(qtbot, katalog, tmp_path / "lia.xlsx").gammel == katalog.enhet
    assert HvelvState(None).katalog.enhet.id != katalog.enhet.id, "no two laptops have the same"


@pytest.mark.parametrize(
    ("data", "regler"),
    [
        (b"Mulighet;Type\n;Sted\nRydde;Rot\n", ["mangler", "ukjent_type"]),
        (b"PK", ["ikke_xlsx"]),
    ],
)
def test_a_bad_file_gives_its_faults_and_changes_nothing(
    qtbot, hvelv: HvelvState, tmp_path: Path, data: bytes, regler: list[str]
) -> None:
    katalog, for_ = hvelv.katalog, hvelv.katalog.katalog
    (tmp_path / "fil.csv").write_bytes(data)
    with qtbot.waitSignal(katalog.feilet, timeout=10000) as fanget:
        katalog.forhandsvis(tmp_path / "fil.csv", lambda _: pytest.fail("it was read"))
    assert [f.regel for f in fanget.args[0].feil] == regler
    assert feiltekst(fanget.args[0])
    assert katalog.katalog == for_ and not katalog.ulagret


def test_a_file_that_is_not_there_is_said(qtbot, hvelv: HvelvState, tmp_path: Path) -> None:
    with qtbot.waitSignal(hvelv.maler.feilet, timeout=10000) as fanget:
        hvelv.maler.forhandsvis(tmp_path / "fil.csv", lambda _: None)
    assert fanget.args[0].arsak == "missing"


@pytest.mark.parametrize("hva", ["drift.ta_kopi", "verdier.set"])
def test_an_import_that_cannot_be_kept_changes_nothing(
    qtbot, paa_disk, monkeypatch, hva: str
) -> None:
    hvelv = paa_disk()
    katalog = hvelv.katalog
    katalog.legg_til("Pakke kasser")
    with qtbot.waitSignal(katalog.saved, timeout=10000):
        katalog.lagre()
    for_, pa_disken = katalog.katalog, raw(hvelv)

    def full(*_: object, **__: object) -> None:
        raise StorageError("disk-full")

    ting, navn = hva.split(".")
    monkeypatch.setattr(getattr(hvelv._hvelv, ting), navn, full)
    with qtbot.waitSignal(katalog.feilet, timeout=10000):
        katalog.importer(Enhet("ny", "Natt"))
    assert katalog.katalog == for_ and raw(hvelv) == pa_disken


def test_templates_are_imported_beside_those_that_are_there(
    qtbot, hvelv: HvelvState, tmp_path: Path
) -> None:
    maler = hvelv.maler
    en = maler.ny("Kokk", Decimal("37.5"))
    maler.sett(en, oppgaver=(Maloppgave("Koke", Decimal(20), ("varme",)),))
    maler.eksporter(tmp_path / "maler.xlsx")
    maler.sett(en, navn="Kokk natt")
    to = maler.ny("Baker", Decimal("37.5"))
    vist = hent(qtbot, maler, tmp_path / "maler.xlsx")
    assert [e.felter[0].felt for e in vist.forskjell.endret] == ["navn"]
    assert vist.forskjell.fjernet == ()
    with qtbot.waitSignal(maler.saved, timeout=10000):
        maler.importer(vist.maler)
    assert [m.id for m in maler.maler] == [en, to] and maler.finn(en).navn == "Kokk"


def test_what_is_done_after_the_preview_stays_when_the_file_is_taken_in(
    qtbot, hvelv: HvelvState, tmp_path: Path
) -> None:
    maler, katalog = hvelv.maler, hvelv.katalog
    en = maler.ny("Kokk", Decimal("37.5"))
    maler.eksporter(tmp_path / "maler.json")
    maler.sett(en, navn="Kokk natt")
    vist = hent(qtbot, maler, tmp_path / "maler.json")
    maler.ny("Baker", Decimal("37.5"))
    with qtbot.waitSignal(maler.saved, timeout=10000):
        maler.importer(vist.maler)
        maler.ny("Vakt", Decimal("37.5"))
    qtbot.waitUntil(lambda: maler.finn(en).navn == "Kokk", timeout=10000)
    assert [m.navn for m in maler.maler] == ["Kokk", "Baker", "Vakt"]

    katalog.legg_til("Rydde")
    katalog.eksporter(tmp_path / "k.csv")
    lest = hent(qtbot, katalog, tmp_path / "k.csv").lest
    katalog.sett_navn("Lia")
    senere = katalog.legg_til("Vaske")
    vist = katalog.visning(lest)
    assert [m.id for m in vist.forskjell.fjernet] == [senere] and vist.enhet.navn == "Lia"


@pytest.mark.parametrize("endelse", [".xlsx", ".csv", ".json"])
def test_a_file_written_in_another_language_than_the_unit_changes_nothing(
    qtbot, hvelv: HvelvState, tmp_path: Path, endelse: str
) -> None:
    katalog = hvelv.katalog
    katalog.endre(katalog.enhet.muligheter[0].id, tekst="Noe eget")
    set_language("nn")
    katalog.eksporter(tmp_path / f"k{endelse}")
    assert hent(qtbot, katalog, tmp_path / f"k{endelse}").forskjell.ingen


def test_a_load_is_found_by_its_name_in_the_language_in_use(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    antall = len(katalog.sok("støy"))
    set_language("en")
    assert len(katalog.sok("noise")) >= antall > 0


def test_a_copied_unit_claims_nothing_about_who_made_it(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    katalog.sett_laget_med(["verneombud"])
    katalog.gjennomgatt()
    katalog.ny_enhet("Natt", kopi=True)
    kopi = katalog.enhet
    assert (kopi.laget_med, kopi.laget, kopi.gjennomgas) == ((), None, None)


def test_the_same_possibility_of_two_units_is_undone_one_unit_at_a_time(hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    forste, kode = katalog.enhet.id, katalog.enhet.muligheter[0].id
    katalog.ny_enhet("B", kopi=True)
    katalog.endre(kode, tekst="B1")
    katalog.velg(forste)
    katalog.endre(kode, tekst="A1")
    katalog.angre()
    assert [e.finn(kode).tekst == "B1" for e in katalog.enheter] == [False, True]


@pytest.mark.parametrize("endelse", [".xlsx", ".csv", ".json"])
def test_templates_with_what_the_editor_allows_are_read_back(
    qtbot, hvelv: HvelvState, tmp_path: Path, endelse: str
) -> None:
    maler = hvelv.maler
    en = maler.ny("Kokk", Decimal("37.5"))
    maler.sett(en, oppgaver=(Maloppgave("'-5 grader,  kjøl", Decimal(3)), Maloppgave("")))
    maler.sett(en, timer=Decimal("0.5"))
    assert maler.finn(en).timer == Decimal("37.5")
    maler.eksporter(tmp_path / f"m{endelse}")
    lest = hent(qtbot, maler, tmp_path / f"m{endelse}").maler
    assert lest.maler[0].oppgaver == maler.finn(en).oppgaver[:1]


def test_more_than_there_is_room_for_is_said_and_not_kept(qtbot, hvelv: HvelvState) -> None:
    katalog = hvelv.katalog
    forste = katalog.enhet.muligheter[0]
    for gjor in (
        lambda: katalog.endre(forste.id, avlaster=("løft",) * 7),
        lambda: katalog.endre(forste.id, standard_varighet=0),
        lambda: katalog.importer(
            Enhet("e", muligheter=tuple(Katalogmulighet(f"e{n}", "a") for n in range(5001)))
        ),
    ):
        with qtbot.waitSignal(katalog.feilet, timeout=10000) as fanget:
            gjor()
        assert isinstance(fanget.args[0], NoRoomError) and not katalog.ulagret

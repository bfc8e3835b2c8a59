"""What a municipality has set, through real windows on a real vault."""

import msgspec
import pypdfium2
import pytest
from builders import NOKKEL
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QSpinBox
from test_journey import PASSORD
from test_pakkefil import START, legg

from desktop import oppstart
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.egenmelding import Ordning
from desktop.domain.samtale import Samtale
from desktop.domain.vei import EgenmeldingVei
from desktop.pakkefinner import finn
from desktop.settings import Settings, SettingsFil
from desktop.state.hvelv_state import HvelvState
from desktop.state.papir import papirer
from desktop.storage.hvelv import Hvelv
from desktop.views.main_window import MainWindow

VENT = 10000
ALT_AV = (
    b'"papir", "eksempler", "legens-blikk", "demo", "presentasjon", "mulighetsskjema", "nokkelring"'
)


@pytest.fixture
def lag(qtbot, kledd, tmp_path):
    """Make a window with the pack of the machine; open its vault unless told not to."""
    vinduer = []

    def lag_vindu(toml=START, apne=True, data="data", **deler):
        legg(tmp_path / "maskin", organisasjon__toml=toml, **deler)
        mappe = tmp_path / data
        pakker = finn(mappe, tmp_path / "maskin")
        assert not pakker.feil
        fil = SettingsFil(mappe, pakker)
        vindu = MainWindow(HvelvState(mappe, pakker=pakker), fil.les(), fil)
        vinduer.append(vindu)
        vindu.vis("laas")
        vindu.show()
        if apne:
            with qtbot.waitSignal(vindu._hvelv.apnet, timeout=VENT):
                vindu._hvelv.opprett(PASSORD, NOKKEL)
        return vindu

    yield lag_vindu
    for vindu in vinduer:
        vindu.close()
        vindu.deleteLater()


def tekster(rot, type_=QLabel):
    return [w.text().replace("&", "") for w in rot.findChildren(type_) if w.isVisibleTo(rot)]


def felt(rot, type_, navn):
    return next(w for w in rot.findChildren(type_) if w.accessibleName() == navn)


def sett(vindu, **felter):
    """Change the workplace as the views do."""
    hvelv = vindu._hvelv
    hvelv.sett_arbeidsplass(msgspec.structs.replace(hvelv.arbeidsplass, **felter))


def test_the_workplace_starts_from_the_pack_and_says_so(lag):
    vindu = lag()
    assert vindu._hvelv.arbeidsplass.egenmelding == Ordning(5, None, None, 2)
    vindu.vis("arbeidsplass")
    ordning = felt(vindu.view, QComboBox, "Egenmelding hos dere")
    assert ordning.currentText() == "Egne tall: 5 dager om gangen"
    assert not ordning.isEnabled()
    assert felt(vindu.view, QComboBox, "Slags arbeidsplass").currentData() == "sykehjem"
    assert "Fra kommunen. Kan ikke endres her." in tekster(vindu.view)
    assert felt(vindu.view, QSpinBox, "Utkast slettes etter, dager").maximum() == 60


def test_nothing_can_be_kept_longer_than_the_ceiling_and_backups_neither(lag, qtbot, tmp_path):
    vindu = lag()
    hvelv = vindu._hvelv
    sett(vindu, navn="Hjemmet", utkast_dager=365, maks_dager=365)
    assert (hvelv.arbeidsplass.utkast_dager, hvelv.arbeidsplass.maks_dager) == (60, 60)
    vindu.vis("sikkerhet")
    vindu.view.vis_emne("dager")
    for navn in ("Utkast, antall dager", "Aldri lenger enn, antall dager"):
        assert felt(vindu.view, QSpinBox, navn).maximum() == 60
    assert not felt(vindu.view, QSpinBox, "Aldri lenger enn, antall dager").isEnabled()
    state = hvelv.ny_samtale(Samtale(dato=hvelv.i_dag()))
    assert (state.post.slettes - hvelv.i_dag()).days == 60
    vindu.close()
    apnet = Hvelv.apne(tmp_path / "data", NOKKEL, "recovery")
    assert apnet.drift._maks_alder().days == 60
    apnet.lukk()


def test_when_the_pack_goes_one_s_own_days_are_back_for_backups_too(lag, qtbot, tmp_path):
    vindu = lag()
    sett(vindu, navn="Hjemmet")
    vindu.close()
    uten = HvelvState(tmp_path / "data")
    with qtbot.waitSignal(uten.apnet, timeout=VENT):
        uten.las_opp(PASSORD)
    assert uten.arbeidsplass == Arbeidsplass(navn="Hjemmet")
    uten.lukk()
    apnet = Hvelv.apne(tmp_path / "data", NOKKEL, "recovery")
    assert apnet.drift._maks_alder().days == 180
    apnet.lukk()


def test_the_scheme_is_shut_in_the_samtale_when_it_is_locked(lag):
    vindu = lag()
    samtale = Samtale(dato=vindu._hvelv.i_dag(), veier=(EgenmeldingVei(),))
    state = vindu._hvelv.ny_samtale(samtale)
    vindu.vis("samtale", state)
    state.ga_til(5)
    side = vindu.view.side()
    utvidet = next(b for b in side.findChildren(QPushButton) if b.text() == "Utvidet 8/24")
    assert not utvidet.isEnabled()
    assert "Hos dere: 5 dager om gangen." in "\n".join(tekster(side))


def test_the_preferences_show_each_value_with_its_source_and_shut_what_is_locked(lag, tmp_path):
    toml = START + b"[program]\nlas_minutter = 5\nskriv_ut_uten_godkjenning = false\n"
    vindu = lag(
        toml.replace(b'"egenmelding",', b'"egenmelding", "program.skriv_ut_uten_godkjenning",')
    )
    sett(vindu, navn="Hjemmet", velferdsdager=5, ordning="lov")
    vindu.vis("innstillinger")
    linjer = tekster(vindu.view)
    for tekst, kilde in (
        ("Egenmelding hos dere: 5 dager om gangen", "Fra kommunen. Kan ikke endres her."),
        ("Velferdspermisjon, dager i året: 5", "Ditt valg"),
        ("Timer i uka i full stilling: 35,5", "Fra kommunen"),
        ("Slags arbeidsplass: Sykehjem", "Fra kommunen"),
        ("Utkast, antall dager: 14", "Slik programmet kommer"),
        ("Lås når ingen har rørt tastene på: 5 minutter", "Fra kommunen"),
    ):
        assert linjer[linjer.index(tekst) + 1] == kilde, tekst
    assert "Satt opp av Havnsund kommune" in linjer
    assert f"Fra kommunen: {tmp_path / 'maskin' / 'organisasjon.toml'}" in linjer
    assert "Slått av: Papirutgave" in linjer
    uten = "Skriv ut ark som ikke er godkjent, merket «ikke godkjent»"
    assert not felt(vindu.view, QCheckBox, uten).isEnabled()


def test_a_choice_in_the_preferences_is_kept_and_is_one_s_own(lag, tmp_path):
    vindu = lag(START + b"[program]\nlas_minutter = 5\n")
    assert vindu._settings.las_minutter == 5
    vindu._settings_fil.skriv(Settings(las_minutter=15))
    assert SettingsFil(tmp_path / "data", vindu._hvelv.pakker).les().las_minutter == 15
    vindu.vis("innstillinger")
    linjer = tekster(vindu.view)
    assert linjer[linjer.index("Lås når ingen har rørt tastene på: 15 minutter") + 1] == "Ditt valg"


def test_only_the_languages_that_are_offered_can_be_chosen(lag):
    vindu = lag(b"sprak = ['nn']\n" + START)
    assert vindu._settings.sprak == "nn"
    vindu.vis("innstillinger")
    knapper = tekster(vindu.view, QPushButton)
    assert "Nynorsk" in knapper
    assert "English" not in knapper and "Bokmål" not in knapper


def test_rooms_that_are_off_have_no_door_and_no_way_in(lag):
    vindu = lag(START.replace(b'"papir"', ALT_AV))
    sett(vindu, navn="Hjemmet")
    vindu.vis("start")
    dorer = set(tekster(vindu.view, QPushButton))
    assert dorer == {"Ny samtale"}
    for sted in ("papir", "eksempler", "mulighetsskjema"):
        vindu.vis(sted)
        assert vindu.view.objectName() == "start-view"
    vindu.start_demo()
    assert vindu._hvelv.apen and not vindu.i_demo
    vindu.vis("sikkerhet")
    assert "Nøkkelringen på maskinen" not in tekster(vindu.view)


def test_the_demo_is_off_before_the_first_passphrase_too(lag):
    vindu = lag(START.replace(b'"papir"', ALT_AV), apne=False)
    assert not any("demo" in t for t in tekster(vindu.view, QPushButton))


def test_legens_blikk_can_be_off_while_the_examples_are_on(lag):
    vindu = lag(START.replace(b'"papir"', b'"legens-blikk"'))
    vindu.vis("eksempler")
    assert "Gå gjennom fasene" in tekster(vindu.view, QPushButton)
    assert "Legens blikk" not in tekster(vindu.view, QPushButton)


def test_name_and_logo_are_on_the_start_and_the_numbers_in_the_help(lag):
    vindu = lag()
    vindu.vis("start")
    logo = felt(vindu.view, QLabel, "Logoen til Havnsund kommune")
    assert not logo.pixmap().isNull()
    assert "Havnsund kommune" in tekster(vindu.view)
    vindu.vis("om")
    assert "BHT, 00 00 00 00" in tekster(vindu.view)


def test_name_and_logo_are_never_on_the_page(lag):
    from desktop.ark import lag_ark, som_tekst
    from desktop.content import arkord, eksempel
    from desktop.domain.oppsummering import Oppsummering

    lag()
    ark = som_tekst(lag_ark(Oppsummering.of(eksempel("S4", "nb")), arkord(), "nb"))
    assert "Havnsund kommune" not in ark


def test_own_questions_come_first_in_their_phase_and_what_is_always_said_stays(lag):
    vindu = lag(START + b'[[sporsmal]]\nfase = 1\nnb = "Hva vil du at vi skal snakke om?"\n')
    state = vindu._hvelv.ny_samtale(Samtale(dato=vindu._hvelv.i_dag()))
    vindu.vis("samtale", state)
    assert "Hva vil du at vi skal snakke om?" in tekster(vindu.view.side())
    assert any(t.startswith("Du bestemmer selv hva") for t in tekster(vindu.view.side()))
    state.ga_til(3)
    assert "Hva er det beste med jobben nå?" in tekster(vindu.view.side())


def test_a_new_laptop_starts_from_the_catalogue_of_the_pack(lag):
    katalog = lag()._hvelv.katalog
    assert [e.navn for e in katalog.enheter] == ["Havnsund sykehjem"]


def test_a_bad_pack_is_said_in_the_preferences_and_stops_nothing(lag_vindu, qtbot, tmp_path):
    (tmp_path / "organisasjon.toml").write_bytes(b"a = ")
    pakker = finn(tmp_path / "data", tmp_path)
    vindu = lag_vindu()
    vindu._hvelv.pakker = pakker
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=VENT):
        vindu._hvelv.start_demo("nb")
    vindu.vis("innstillinger")
    assert any("Pakken fra kommunen er ikke tatt i bruk" in t for t in tekster(vindu.view))


def test_a_bad_pack_is_said_calmly_at_the_start(lag_vindu, tmp_path):
    (tmp_path / "organisasjon.toml").write_bytes(START.replace(b"60", b"600") + b"hei = 1\n")
    vindu = lag_vindu(tmp_path / "data")
    oppstart._sen_start(vindu, tmp_path / "data", finn(tmp_path).feil)
    tekst = vindu._melding._tekst.text()
    assert tekst.startswith("Pakken fra kommunen er ikke tatt i bruk. Alt annet virker.")
    assert tekst.endswith("Og 1 feil til.")
    assert vindu.view.objectName() == "laas-view"


def test_whom_to_call_stands_where_it_says_when_to_stop(lag):
    vindu = lag()
    vindu.vis("ny")
    alle = tekster(vindu.view)
    assert alle[alle.index("BHT, 00 00 00 00") - 1].startswith("Gjelder det fare for liv")


def test_the_paper_room_prints_the_municipality_s_own_questions(lag):
    vindu = lag(START.replace(b'avslatt = ["papir"]\n', b""))
    vindu.vis("papir")
    kort = next(p for p in papirer() if p.id == "samtalekort")
    for enhet in (0, 1):  # the unit's own catalogue, or a kind of workplace
        felt(vindu.view, QComboBox, "Slags arbeidsplass").setCurrentIndex(enhet)
        pdf = pypdfium2.PdfDocument(vindu.view._fil(kort).pdf)
        tekst = " ".join(side.get_textpage().get_text_bounded() for side in pdf)
        pdf.close()
        assert "Hva er det beste med jobben nå?" in " ".join(tekst.split())

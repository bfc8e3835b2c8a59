"""The shipped examples, typed and clicked through real windows: what was typed is what the page says."""

import json
from decimal import Decimal

import msgspec
import pytest
from builders import eksempel
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
)

from desktop import content
from desktop.domain.samtale_fil import les
from desktop.storage.hvelv import Hvelv
from desktop.views.felter import Datofelt, Tallfelt

PASSORD = "et langt passord med æøå"
UKEDAGER = ("ma", "ti", "on", "to", "fr", "lø", "sø")


def tast(widget, tekst):
    """Type as a keyboard does; QTest alone knows no æ, ø, å and no dash."""
    for tegn in tekst:
        if tegn.isascii():
            QTest.keyClick(widget, tegn)
        else:
            for slag in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(slag, 0, Qt.KeyboardModifier.NoModifier, tegn)
                QApplication.sendEvent(widget, event)


class Person:
    """Somebody at the keyboard: finds what is in sight by its name, types and presses."""

    def __init__(self, qtbot, vindu):
        self.qtbot, self.vindu = qtbot, vindu

    def i_sikte(self, type_, navn, inne=None):
        return [
            w
            for t in (type_ if isinstance(type_, tuple) else (type_,))
            for w in (inne or self.vindu).findChildren(t)
            if w.isVisible()
            and (w.accessibleName() == navn or getattr(w, "text", str)().replace("&", "") == navn)
        ]

    def finn(self, type_, navn, inne=None):
        self.qtbot.waitUntil(lambda: bool(self.i_sikte(type_, navn, inne)), timeout=10000)
        return self.i_sikte(type_, navn, inne)[0]

    def trykk(self, navn, inne=None):
        widget = self.finn(QAbstractButton, navn, inne)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Space)

    def klikk(self, navn, inne=None):
        knapp = self.finn(QAbstractButton, navn, inne)
        midt = knapp.rect().center()
        if isinstance(knapp, QCheckBox):  # takes clicks on its box and words only
            midt.setX(12)
        QTest.mouseClick(knapp, Qt.MouseButton.LeftButton, pos=midt)

    def skriv(self, navn, tekst, inne=None):
        felt = self.finn((QLineEdit, QPlainTextEdit), navn, inne)
        felt.setFocus()
        felt.selectAll()
        QTest.keyClick(felt, Qt.Key.Key_Delete)
        tast(felt, tekst)
        QTest.keyClick(felt, Qt.Key.Key_Tab)

    def velg_fra_meny(self, knapp, valg):
        meny = self.finn(QAbstractButton, knapp).menu()
        assert isinstance(meny, QMenu)
        next(a for a in meny.actions() if a.text() == valg).trigger()


def komma(tall):
    return format(Decimal(str(tall)).normalize() + 0, "f").replace(".", ",")


def dato(iso):
    ar, maned, dag = iso.split("-")
    return f"{dag}.{maned}.{ar}"


def les_nokkel(person):
    """Copy the recovery key from the screen, as onto paper."""
    person.finn(QAbstractButton, "Lagre arket som PDF")
    labels = [w for w in person.vindu.findChildren(QLabel) if w.isVisible()]
    grupper = [w.text() for w in labels if w.property("role") == "key"]
    return "-".join(grupper)


def skriv_tilbake(person):
    """Copy the recovery key, and type the four groups that are asked for."""
    nokkel = les_nokkel(person)
    person.klikk("Gå videre")
    for n, gruppe in enumerate(nokkel.split("-"), 1):
        if person.i_sikte(QLineEdit, f"Gruppe {n}"):
            person.skriv(f"Gruppe {n}", gruppe.lower())
    return nokkel


def forste_gang(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    person = Person(qtbot, vindu)
    person.skriv("Lag et passord", PASSORD)
    person.skriv("Skriv passordet en gang til", PASSORD)
    person.klikk("Gå videre")
    skriv_tilbake(person)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        person.klikk("Ta nøkkelen i bruk")
    person.skriv("Arbeidsplass", "Havnsund kommune")
    person.klikk("Lagre og gå videre")
    return vindu, person


def start_samtale(vindu, person, fil):
    person.klikk("Ny samtale")
    if fil["inngang"] == "lege":
        person.klikk("Legen først, så vi to")
    navn = {spor.id: spor.navn.nb for spor in content.spor()}
    for spor in fil.get("spor", []):
        person.klikk(navn[spor])
    for rolle in fil["til_stede"][2:]:
        person.klikk(rolle)
    person.skriv("Fornavn på arket (valgfritt)", fil["ansatt"]["navn"])
    person.klikk("Start samtalen")
    # the calendar of a test stands still: the day of the samtale is the example's
    samtale = les(json.dumps(fil).encode())
    vindu._sted[1].sett("dato", samtale.dato)
    # what a samtale before this one agreed on comes from that one, and is not typed
    vindu._sted[1].sett("forrige", samtale.forrige)


def fase_2(person, fil):
    person.klikk("Skriv én setning")
    person.skriv("Er det én setning du vil at vi skal skrive?", fil["egne_ord"])


def fase_3(person, fil):
    ansatt = fil["ansatt"]
    for navn, felt in (
        ("Yrke", "yrke"),
        ("Arbeidssted", "arbeidssted"),
        ("Arbeidstid (dag, turnus, natt)", "arbeidstid"),
        ("Ansvar (valgfritt)", "ansvar"),
        ("Reise, hvis den hindrer (valgfritt)", "reise"),
    ):
        person.skriv(navn, ansatt.get(felt, ""))
    person.skriv("Stillingsprosent", komma(ansatt["stillingsprosent"]))
    person.skriv("Timer i uka i full stilling", komma(ansatt["heltid_timer"]))
    taster = {"kan": "1", "tilrettelegging": "2", "ikke_na": "3", "vet_ikke": "0"}
    andeler = {0.75: "Det meste", 0.5: "Omtrent halvparten", 0.25: "Litt"}
    for n, oppgave in enumerate(fil.get("jobbliste", []), 1):
        person.klikk("Legg til oppgave")
        person.skriv(f"Oppgave {n}", oppgave["oppgave"])
        timer = person.finn(QLineEdit, f"Timer i uka, oppgave {n}")
        timer.setFocus()
        tast(timer, komma(oppgave["timer"]))
        QTest.keyClick(timer, Qt.Key.Key_Return)  # to the row, where the keys answer
        rad = timer.parentWidget()
        tast(rad, taster[oppgave["svar"]])
        if "andel" in oppgave:
            person.klikk(andeler[oppgave["andel"]], rad)
        if "hva_ma_til" in oppgave and oppgave["svar"] != "tilrettelegging":
            person.vindu._sted[1].sett(f"jobbliste.{n - 1}.hva_ma_til", oppgave["hva_ma_til"])
        elif "hva_ma_til" in oppgave:
            person.skriv(f"Hva må til, oppgave {n}", oppgave["hva_ma_til"])


def skriv_dato(felt, iso):
    linje = felt.findChild(QLineEdit)
    linje.setFocus()
    linje.selectAll()
    QTest.keyClick(linje, Qt.Key.Key_Delete)
    tast(linje, dato(iso) if iso else "")
    QTest.keyClick(linje, Qt.Key.Key_Tab)
    linje.editingFinished.emit()


def fase_4(person, fil):
    for n, mulighet in enumerate(fil.get("muligheter", []), 1):
        person.klikk("Skriv en egen")
        person.skriv(f"Tiltak {n}", mulighet["tekst"])
        kort = person.finn(QLineEdit, f"Tiltak {n}").parentWidget()
        if "timer" in mulighet:
            timer = kort.findChild(Tallfelt)
            timer.setFocus()
            tast(timer, komma(mulighet["timer"]))
        fom, tom = kort.findChildren(Datofelt)
        skriv_dato(fom, mulighet["fom"])
        skriv_dato(tom, mulighet["tom"])
        person.skriv("Hvem ordner det", mulighet["ansvarlig"], kort)
    for n, tekst in enumerate(fil.get("kan_ikke_tilby", []), 1):
        person.klikk("Legg til noe som ikke lar seg gjøre")
        person.skriv(f"Jobben kan ikke tilby {n}", tekst)


def fase_5(person, fil):
    navn = {vei.id: vei.navn.nb for vei in content.veier()}
    for n, vei in enumerate(fil["veier"]):
        person.klikk(f"Velg denne: {navn[vei['slag']]}")
        kort = person.vindu.view.side()._valgte[n]
        if "tekst" in vei:
            person.skriv("Hva har dere tenkt?", vei["tekst"], kort)
        if vei["slag"] == "gradert":
            person.klikk("Færre timer", kort)
            for m, trinn in enumerate(vei["trinn"]):
                person.klikk("Legg til trinn", kort)
                skriv_trinn(person, kort._trinn[m], trinn)
            continue
        if "fom" in vei:
            fom, tom = kort.findChildren(Datofelt)
            skriv_dato(fom, vei["fom"])
            skriv_dato(tom, vei["tom"])
        if "innspill" in vei:
            person.skriv("Innspill til arbeidsgiver", vei["innspill"], kort)
        for brukt in ("brukt_siste_12_mnd", "brukte_egenmeldingsdager"):
            if brukt in vei:
                kort.findChild(QSpinBox).setValue(vei[brukt])


def skriv_trinn(person, kort, trinn):
    fom, tom = kort.findChildren(Datofelt)
    skriv_dato(fom, trinn["fom"])
    skriv_dato(tom, trinn["tom"])
    person.skriv("Grad (delen borte, prosent)", str(trinn["grad"]), kort)
    person.klikk("Ukeplan", kort)
    for navn, timer in zip(UKEDAGER, trinn["ukeplan"], strict=False):
        person.skriv(navn, komma(timer), kort)


def fase_6(person, fil):
    avtale = fil["avtale"]
    for n, punkt in enumerate(avtale["punkter"], 1):
        person.klikk("Legg til punkt")
        person.skriv(f"Hva, punkt {n}", punkt["hva"])
        kort = person.finn(QLineEdit, f"Hva, punkt {n}").parentWidget()
        person.skriv("Hvem", punkt["hvem"], kort)
        fom, tom = kort.findChildren(Datofelt)
        skriv_dato(fom, punkt.get("fom"))
        skriv_dato(tom, punkt.get("tom"))
    neste = person.vindu.view.side()._neste
    skriv_dato(neste, avtale["neste_samtale"])
    if "tilbake_ukedag" in avtale:
        person.klikk(avtale["tilbake_ukedag"])
    person.skriv("Beskjed til kollegene, ord for ord", avtale["beskjed_til_kolleger"])
    leder = fil["leder"]
    person.skriv("Lederens navn", leder["navn"])
    if leder.get("lege_kan_ringe"):
        person.skriv("Telefon (valgfritt)", leder["telefon"])
        person.skriv("Kan nås (valgfritt)", leder["kan_nas"])
        person.klikk("Legen kan ringe lederen. Jeg har sagt ja.")


def fase_7(person, fil):
    for hvem, navn in (("ansatt", "Slik ser jeg det"), ("leder", "Slik ser lederen det")):
        if "syn" in fil:
            person.skriv(navn, fil["syn"][hvem])
    for n, sporsmal in enumerate(fil.get("sporsmal_til_legen", []), 1):
        person.klikk("Legg til spørsmål")
        person.skriv(f"Mine spørsmål til legen {n}", sporsmal)
    person.klikk("Jeg har lest dette og kjenner det igjen")


def uten_koder(samtale):
    """Leave out what the page and the two at the screen never see: ids, loads and the mark."""
    rader = tuple(msgspec.structs.replace(m, mulighet=None) for m in samtale.muligheter)
    oppgaver = tuple(msgspec.structs.replace(o, belastning=()) for o in samtale.jobbliste)
    ark = msgspec.structs.replace(samtale.ark, language=None)
    ren = msgspec.structs.replace(
        samtale, muligheter=rader, jobbliste=oppgaver, oppdiktet=False, ark=ark
    )
    felt = msgspec.to_builtins(ren, builtin_types=(Decimal,))
    return {navn: verdi for navn, verdi in felt.items() if verdi != {}}


@pytest.mark.parametrize("kode", content.eksempelkoder())
def test_what_is_typed_is_what_the_page_says(qtbot, lag_vindu, tmp_path, kode):
    fil = json.loads(eksempel(kode).read_text("utf-8"))
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    start_samtale(vindu, person, fil)
    for nummer, fase in enumerate((None, fase_2, fase_3, fase_4, fase_5, fase_6, fase_7), 1):
        if fase is not None:
            fase(person, fil)
        if nummer < 7:
            person.klikk("Neste steg")

    state = vindu._sted[1]
    onsket = uten_koder(les(eksempel(kode).read_bytes()))
    assert uten_koder(state.samtale) == onsket

    arket = tmp_path / "ark.pdf"
    vindu.view.side().lagre_som(str(arket))
    assert arket.read_bytes().startswith(b"%PDF")
    for linje in state.ark().linjer:
        assert linje.tekst in state.ark_tekst()

    person.klikk("Avslutt samtalen")
    person.klikk("Behold samtalen til neste samtale")
    vindu.close()
    apnet = Hvelv.apne(tmp_path / "data", PASSORD)
    beholdt = apnet.samtaler.newest_first()
    apnet.lukk()
    assert [uten_koder(p.samtale) for p in beholdt] == [onsket]


def test_leaving_and_coming_back_finds_everything_where_it_was(qtbot, lag_vindu, tmp_path):
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    fil = json.loads(eksempel("S1").read_text("utf-8"))
    start_samtale(vindu, person, fil)
    person.klikk("Neste steg")
    fase_2(person, fil)
    person.klikk("Neste steg")
    person.skriv("Yrke", "Renholder")
    vindu.close()

    vindu = lag_vindu(tmp_path / "data")
    person = Person(qtbot, vindu)
    person.skriv("Passord", PASSORD)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        person.klikk("Lås opp")
    navn = next(w for w in vindu.findChildren(QAbstractButton) if w.text() == "Fortsett")
    QTest.mouseClick(navn, Qt.MouseButton.LeftButton)
    assert vindu._sted[1].fase == 3
    assert vindu._sted[1].samtale.egne_ord == fil["egne_ord"]
    assert person.finn(QLineEdit, "Yrke").text() == "Renholder"


def test_delete_everything_leaves_nothing(qtbot, lag_vindu, tmp_path):
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    start_samtale(vindu, person, json.loads(eksempel("S1").read_text("utf-8")))
    vindu._sted[1].sett("egne_ord", "HEMMELIG")
    vindu._sted[1].lagre()
    vindu._sted[1].ga_til(7)
    person.klikk("Avslutt samtalen")
    person.klikk("Slett alt nå")
    vindu.close()
    apnet = Hvelv.apne(tmp_path / "data", PASSORD)
    assert apnet.samtaler.newest_first() == []
    apnet.lukk()


def test_the_agreement_alone_can_be_kept(qtbot, lag_vindu, tmp_path):
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    start_samtale(vindu, person, json.loads(eksempel("S1").read_text("utf-8")))
    state = vindu._sted[1]
    state.sett("egne_ord", "HEMMELIG")
    state.sett("avtale.beskjed_til_kolleger", "Vi prøver noe nytt.")
    state.ga_til(7)
    person.klikk("Avslutt samtalen")
    person.klikk("Behold avtalen til neste samtale")
    vindu.close()
    apnet = Hvelv.apne(tmp_path / "data", PASSORD)
    (post,) = apnet.samtaler.newest_first()
    apnet.lukk()
    assert (post.slag, post.samtale.egne_ord) == ("avtale", "")
    assert post.samtale.avtale.beskjed_til_kolleger == "Vi prøver noe nytt."
    assert post.slettes is not None


def test_nothing_typed_is_in_log_or_settings(qtbot, lag_vindu, tmp_path, caplog):
    caplog.set_level(0)
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    start_samtale(vindu, person, json.loads(eksempel("S1").read_text("utf-8")))
    person.klikk("Neste steg")
    fase_2(person, {"egne_ord": "Kanarifuglen synger"})
    vindu.close()
    assert "Kanarifuglen" not in caplog.text
    for fil in (tmp_path / "data").rglob("*"):
        if fil.is_file():
            data = fil.read_bytes()
            assert b"Kanarifuglen" not in data, fil.name
            assert "Kanarifuglen".encode("utf-16-le") not in data, fil.name


def test_what_the_workplace_offers_is_kept_when_the_window_closes_at_once(
    qtbot, lag_vindu, tmp_path
):
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    person.klikk("Mulighetsskjema")
    felt = person.finn(QLineEdit, "Ny mulighet, med egne ord")
    felt.setFocus()
    tast(felt, "Stelle i hagen på våren")
    QTest.keyClick(felt, Qt.Key.Key_Return)
    vindu.close()

    vindu = lag_vindu(tmp_path / "data")
    person = Person(qtbot, vindu)
    person.skriv("Passord", PASSORD)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        person.klikk("Lås opp")
    assert vindu._hvelv.katalog.enhet.muligheter[-1].tekst == "Stelle i hagen på våren"

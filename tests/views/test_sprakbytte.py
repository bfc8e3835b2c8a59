"""Another language in the middle of everything: place, text, caret and choices stay."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
)

from desktop.oppstart import folg_valgene
from desktop.settings import SettingsFil
from desktop.views import qtord
from desktop.views.felter import Tekstfelt

pytestmark = pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")


@pytest.fixture
def vindu(qtbot, lag_vindu, kledd):
    """The window as the application opens it, with the examples in memory."""
    vindu = lag_vindu()
    folg_valgene(kledd, vindu, SettingsFil(None))
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    vindu.activateWindow()
    qtbot.waitUntil(vindu.isActiveWindow, timeout=10000)
    yield vindu
    qtord.bruk(kledd, "en")
    QLocale.setDefault(QLocale.c())


def knapp_med(rot, tekst):
    knapper = rot.findChildren(QAbstractButton)
    return next(b for b in knapper if b.isVisible() and b.text().replace("&", "") == tekst)


def velg_sprak(qtbot, vindu, navn, *, del_=0):
    """Press the language in the menu in the header, as a person does."""
    sprakknapp = next(b for b in vindu._hode.findChildren(QAbstractButton) if b.menu())
    meny = sprakknapp.menu()
    meny.aboutToShow.emit()  # as when it opens
    valg = [h for h in meny.actions() if h.text().startswith(navn)][del_]
    meny.popup(sprakknapp.mapToGlobal(QPoint(0, sprakknapp.height())))
    qtbot.waitUntil(meny.isVisible, timeout=10000)
    gammel = vindu.view
    QTest.mouseClick(meny, Qt.MouseButton.LeftButton, pos=meny.actionGeometry(valg).center())
    qtbot.waitUntil(lambda: vindu.view is not gammel, timeout=10000)
    qtbot.wait(1)  # what was there is put back when the new view has got its place


def apne(qtbot, vindu, fase):
    post = next(p for p in vindu._hvelv.poster() if p.samtale.ansatt.navn == "Bente")
    state = vindu._hvelv.apne(post.id)
    state.ga_til(fase)
    vindu.vis("samtale", state)
    qtbot.waitUntil(vindu.view.side().isVisible, timeout=10000)
    return state


def test_in_the_middle_of_a_sentence(qtbot, vindu):
    state = apne(qtbot, vindu, 6)
    felt = next(f for f in vindu.findChildren(Tekstfelt) if f.isVisible())
    felt.setFocus()
    felt.clear()
    QTest.keyClicks(felt, "Vi prover to uker")
    for _ in range(4):
        QTest.keyClick(felt, Qt.Key.Key_Left)
    navn = felt.accessibleName()
    velg_sprak(qtbot, vindu, "English")
    nytt = vindu.focusWidget()
    assert isinstance(nytt, Tekstfelt)
    assert nytt is not felt
    assert nytt.accessibleName() != navn
    assert nytt.toPlainText() == "Vi prover to uker"
    QTest.keyClicks(nytt, "fire ")
    assert nytt.toPlainText() == "Vi prover to fire uker"
    assert (vindu._sted[1], state.fase) == (state, 6)
    assert "Vi prover to fire uker" in str(state.samtale)
    velg_sprak(qtbot, vindu, "Nynorsk")
    assert vindu.focusWidget().toPlainText() == "Vi prover to fire uker"


def test_a_page_stays_where_it_was_rolled_to(qtbot, vindu):
    apne(qtbot, vindu, 3)
    side = vindu.view.side()
    qtbot.waitUntil(lambda: side.verticalScrollBar().maximum() > 200, timeout=10000)
    side.verticalScrollBar().setValue(200)
    velg_sprak(qtbot, vindu, "Nynorsk")
    side = vindu.view.side()
    assert isinstance(side, QScrollArea)
    qtbot.waitUntil(lambda: side.verticalScrollBar().value() == 200, timeout=10000)


def test_a_date_that_is_half_written_is_not_lost(qtbot, vindu):
    apne(qtbot, vindu, 6)
    felt = next(
        f
        for f in vindu.view.findChildren(QLineEdit)
        if f.isVisible() and "dato" in (f.accessibleName() + type(f.parent()).__name__).lower()
    )
    felt.setFocus()
    felt.clear()
    QTest.keyClicks(felt, "4. ma")
    velg_sprak(qtbot, vindu, "Nynorsk")
    assert vindu.focusWidget().text() == "4. ma"


def test_what_is_filled_in_before_a_samtale_begins_is_kept(qtbot, vindu):
    vindu.vis("ny")
    qtbot.waitUntil(vindu.view.isVisible, timeout=10000)
    QTest.mouseClick(knapp_med(vindu, "Legen først, så vi to"), Qt.MouseButton.LeftButton)
    spor = vindu.view._spor["L"]
    spor.setChecked(True)
    vindu.view._navn.setFocus()
    QTest.keyClicks(vindu.view._navn, "Kari")
    velg_sprak(qtbot, vindu, "English")
    view = vindu.view
    assert view._navn.text() == "Kari"
    assert view._inngang == "lege"
    assert view._spor["L"].isChecked()
    assert vindu.focusWidget() is view._navn
    with qtbot.waitSignal(view.startet) as startet:
        QTest.mouseClick(view._start, Qt.MouseButton.LeftButton)
    (samtale,) = startet.args
    assert (samtale.ansatt.navn, samtale.inngang, samtale.spor) == ("Kari", "lege", ("L",))


def test_the_settings_show_what_was_chosen_and_not_what_was(qtbot, vindu):
    vindu.vis("innstillinger")
    qtbot.waitUntil(vindu.view.isVisible, timeout=10000)
    velg_sprak(qtbot, vindu, "Nynorsk")
    valgte = {b.text() for b in vindu.view.findChildren(QAbstractButton) if b.isChecked()}
    assert "Nynorsk" in valgte
    assert "Bokmål" not in valgte
    gammel = vindu.view
    QTest.mouseClick(knapp_med(vindu.view, "English"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: vindu.view is not gammel, timeout=10000)
    assert vindu._settings.sprak == "en"


def test_the_keys_reach_the_languages_too(qtbot, vindu):
    apne(qtbot, vindu, 6)
    sprakknapp = next(b for b in vindu._hode.findChildren(QAbstractButton) if b.menu())
    assert sprakknapp.focusPolicy() & Qt.FocusPolicy.TabFocus
    felt = next(f for f in vindu.findChildren(QPlainTextEdit) if f.isVisible())
    felt.setFocus()
    meny = sprakknapp.menu()
    meny.popup(vindu.mapToGlobal(QPoint(10, 10)))
    nynorsk = next(h for h in meny.actions() if h.text() == "Nynorsk")
    gammel = vindu.view
    while meny.activeAction() is not nynorsk:
        QTest.keyClick(meny, Qt.Key.Key_Down)
    QTest.keyClick(meny, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: vindu.view is not gammel, timeout=10000)
    assert vindu._settings.sprak == "nn"


def ord_pa_skjermen(rot):
    return {w.text() for w in rot.findChildren(QLabel) if w.isVisible()}


def test_a_second_language_is_chosen_in_the_samtale_and_stands_beside(qtbot, vindu):
    state = apne(qtbot, vindu, 1)
    assert not any("Polski" in o for o in ord_pa_skjermen(vindu.view))
    velg_sprak(qtbot, vindu, "Polski")
    ord_ = ord_pa_skjermen(vindu.view)
    assert "Polski (ikke korrekturlest ennå)" in ord_
    assert {
        "Hva håper du at vi kan få ut av denne praten?",
        "Co dobrego może nam dać ta rozmowa?",
        "Zawsze możesz iść prosto do lekarza. Ta rozmowa jest propozycją, a nie wymogiem.",
    } <= ord_
    state.ga_til(3)
    qtbot.waitUntil(lambda: "Nie wiem" in ord_pa_skjermen(vindu.view), timeout=10000)
    assert "Vet ikke" in ord_pa_skjermen(vindu.view)
    state.ga_til(5)
    qtbot.waitUntil(lambda: "Coś innego" in ord_pa_skjermen(vindu.view), timeout=10000)
    assert "Kto decyduje? Lekarz." in ord_pa_skjermen(vindu.view)
    velg_sprak(qtbot, vindu, "Ingen andre")
    assert "Coś innego" not in ord_pa_skjermen(vindu.view)


def test_one_of_ours_can_stand_beside_another_and_never_itself(qtbot, vindu):
    state = apne(qtbot, vindu, 5)
    velg_sprak(qtbot, vindu, "English", del_=1)
    ord_ = ord_pa_skjermen(vindu.view)
    assert "Egenmelding" in ord_
    assert "Who decides? You do." in ord_
    velg_sprak(qtbot, vindu, "English", del_=0)
    ord_ = [w.text() for w in vindu.view.findChildren(QLabel) if w.isVisible()]
    assert ord_.count("Self-certification") == 1
    assert state.fase == 5


def test_a_language_from_the_right_is_written_from_the_right(
    qtbot, vindu, monkeypatch, tmp_path, kledd
):
    from desktop import content

    (tmp_path / "ar.toml").write_text(
        'navn = "العربية"\nhoyre_til_venstre = true\nkorrekturlest = true\n'
        '[prompt]\n"1.3" = "ماذا تأمل من هذا الحديث؟"\n[svar]\nkan = "أستطيع"\n',
        "utf-8",
    )
    ekte = content.resource

    def her(*deler):
        if not deler[1].startswith("sprak"):
            return ekte(*deler)
        return tmp_path / deler[1].removeprefix("sprak").removeprefix("/")

    monkeypatch.setattr(content, "resource", her)
    content.andresprak.cache_clear()
    try:
        state = apne(qtbot, vindu, 1)
        vindu.bygg_om()
        velg_sprak(qtbot, vindu, "العربية")
        label = next(w for w in vindu.view.findChildren(QLabel) if w.text().startswith("ماذا"))
        assert label.isRightToLeft()
        assert label.locale().language() == QLocale.Language.Arabic
        forste = next(
            w for w in vindu.view.findChildren(QLabel) if w.text().startswith("Hva håper")
        )
        assert not forste.isRightToLeft()
        bilde = label.grab().toImage()
        bredde = bilde.width()
        bakgrunn = bilde.pixelColor(0, 0)
        skrevet = [
            x
            for x in range(bredde)
            if any(bilde.pixelColor(x, y) != bakgrunn for y in range(bilde.height()))
        ]
        assert skrevet[0] > bredde - skrevet[-1]  # the ink stands at the right edge
        # What the file does not have is read in the first language only.
        assert not any("ikke korrekturlest" in o for o in ord_pa_skjermen(vindu.view))
        state.ga_til(3)
        qtbot.waitUntil(lambda: "أستطيع" in ord_pa_skjermen(vindu.view), timeout=10000)
        assert "Vet ikke" not in ord_pa_skjermen(vindu.view)
        state.ga_til(5)
        qtbot.waitUntil(vindu.view.side().isVisible, timeout=10000)
    finally:
        monkeypatch.undo()
        content.andresprak.cache_clear()


def test_lists_and_numbers_are_kept_where_nothing_else_keeps_them(qtbot, kledd):
    from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

    from desktop.views import gjenfinn

    def lag():
        rot = QWidget()
        layout = QVBoxLayout(rot)
        liste, tall, avsnitt = QComboBox(), QSpinBox(), QPlainTextEdit()
        liste.addItems(["a", "b", "c"])
        for w in (liste, tall, avsnitt):
            layout.addWidget(w)
        qtbot.addWidget(rot)
        return rot, liste, tall, avsnitt

    rot, liste, tall, avsnitt = lag()
    liste.setCurrentIndex(2)
    tall.setValue(7)
    avsnitt.setPlainText("to\nlinjer")
    ny, liste, tall, avsnitt = lag()
    gjenfinn.skriv_inn(ny, gjenfinn.innhold(rot))
    assert (liste.currentText(), tall.value(), avsnitt.toPlainText()) == ("c", 7, "to\nlinjer")
    tom = QWidget()
    qtbot.addWidget(tom)
    gjenfinn.skriv_inn(ny, gjenfinn.innhold(tom))  # another number of fields: left as they are
    assert tall.value() == 7
    assert QApplication.activeModalWidget() is None

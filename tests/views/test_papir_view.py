"""The paper kit on screen: every paper can be printed and saved, for this workplace, in a language."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QFileDialog, QLabel

from desktop import content
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.mulighet import passer
from desktop.i18n import set_language
from desktop.pdf.bilde import Bilde
from desktop.state.hvelv_state import HvelvState
from desktop.views.papir_view import PapirView
from desktop.views.start_view import StartView
from desktop.views.utskrift import lag_skriver, skriv_sider


@pytest.fixture
def lag_view(qtbot, kledd):
    def lag(arbeidsplass=None):
        view = PapirView(arbeidsplass or Arbeidsplass())
        qtbot.addWidget(view)
        view.show()
        return view

    return lag


def papir(kode):
    return next(p for p in content.papirer() if p.id == kode)


def knapp(view, navn):
    return next(b for b in view.findChildren(QAbstractButton) if b.accessibleName() == navn)


def valg(view, tekst):
    return next(b for b in view.findChildren(QAbstractButton) if b.text() == tekst)


def tekst_i(fil):
    apen = pypdfium2.PdfDocument(fil)
    tekst = "".join(side.get_textpage().get_text_bounded() for side in apen)
    apen.close()
    return "".join(tekst.split())


@pytest.mark.parametrize(
    ("sprak", "skriv", "lagre"),
    [
        ("nb", "Skriv ut dette", "Lagre dette"),
        ("nn", "Skriv ut dette", "Lagre dette"),
        ("en", "Print this", "Save this"),
    ],
)
def test_every_paper_has_its_name_its_use_and_two_buttons(lag_view, sprak, skriv, lagre):
    set_language(sprak)
    view = lag_view()
    etiketter = {label.text() for label in view.findChildren(QLabel)}
    for p in content.papirer():
        assert {p.navn.i(sprak), p.beskrivelse.i(sprak)} <= etiketter
        assert knapp(view, f"{skriv}: {p.navn.i(sprak)}").isEnabled()
        assert knapp(view, f"{lagre}: {p.navn.i(sprak)}").isEnabled()


def test_all_are_saved_in_the_language_that_is_chosen(lag_view, tmp_path):
    view = lag_view()
    valg(view, "Nynorsk").click()
    view.lagre_alle(str(tmp_path))
    ventet = sorted(f"{p.filnavn.nn}.pdf" for p in content.papirer())
    assert sorted(f.name for f in tmp_path.iterdir()) == ventet
    assert view._melding._tekst.text() == "Alle papirene er lagret i mappen."


def test_one_is_saved_under_the_name_that_is_chosen(lag_view, tmp_path):
    view = lag_view()
    view.lagre_som(papir("jobbliste"), str(tmp_path / "min liste.pdf"))
    assert "Jobblistavår" in tekst_i(tmp_path / "min liste.pdf")
    assert view._melding._tekst.text() == "Lagret: Tom jobbliste."


def test_a_folder_that_cannot_be_written_gets_a_sentence(lag_view, tmp_path):
    view = lag_view()
    (tmp_path / "fil").write_text("ikke en mappe")
    view.lagre_alle(str(tmp_path / "fil"))
    assert "kan ikke skrives" in view._melding._tekst.text()
    view.lagre_som(papir("jobbliste"), str(tmp_path / "fil" / "x.pdf"))
    assert "kan ikke skrives" in view._melding._tekst.text()


def test_what_the_workplace_does_not_offer_is_said_to_be_so(lag_view, tmp_path):
    bort = next(m for m in content.muligheter() if passer(m, "skole"))
    view = lag_view(Arbeidsplass(type="skole", kan_ikke=(bort.id,)))
    assert view.findChild(QComboBox).currentData() == "skole"
    view.lagre_som(papir("mulighetsskjema"), str(tmp_path / "vegg.pdf"))
    tilbys, _, nei = tekst_i(tmp_path / "vegg.pdf").partition("Dettekanviikkefåtil")
    assert "".join(bort.tekst.nb.split()) in nei
    for m in content.muligheter():
        er_der = "".join(m.tekst.nb.split()) in tilbys
        assert er_der == (passer(m, "skole") and m.id != bort.id), m.id


def test_another_kind_of_workplace_can_be_chosen(lag_view, tmp_path):
    view = lag_view(Arbeidsplass(type="skole"))
    view.findChild(QComboBox).setCurrentText("Renhold")
    view.lagre_som(papir("mulighetsskjema"), str(tmp_path / "vegg.pdf"))
    assert "Gjelder:Renhold" in tekst_i(tmp_path / "vegg.pdf")


@pytest.mark.parametrize(
    ("sprak", "slag"),
    [
        ("nb", ("Skole: listen til Åsen", "Alle slags: vår egen liste")),
        ("nn", ("Skule: lista til Åsen", "Alle slag: vår eiga liste")),
        ("en", ("School: the list of Åsen", "All kinds: our own list")),
    ],
)
def test_the_list_of_the_unit_says_what_kind_of_workplace_it_is(qtbot, kledd, sprak, slag):
    set_language(sprak)
    hvelv = HvelvState(None)
    sett = []
    for navn, type_ in (("Åsen", "skole"), ("", "")):
        hvelv.katalog.sett_navn(navn)
        hvelv.katalog.sett_type(type_)
        view = PapirView(Arbeidsplass(), hvelv.katalog)
        qtbot.addWidget(view)
        sett.append(view.findChild(QComboBox).currentText())
    assert tuple(sett) == slag


def test_every_page_is_printed(lag_view, tmp_path):
    view = lag_view()
    skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
    skriver.setResolution(72)
    skriver.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    view.skriv_til(papir("samtalekort"), skriver)
    apen = pypdfium2.PdfDocument(tmp_path / "utskrift.pdf")
    assert len(apen) == 5
    assert [round(m) for m in apen[0].get_size()] in ([595, 842], [612, 792])
    apen.close()
    assert view._melding._tekst.text() == "Sendt til skriveren: Samtalekort."


def test_a_printer_that_does_not_answer_gets_a_sentence(lag_view, monkeypatch):
    view = lag_view()
    monkeypatch.setattr("desktop.views.papir_view.skriv_sider", lambda *_: False)
    view.skriv_til(papir("jobbliste"), lag_skriver("prøve"))
    assert "Skriveren svarte ikke" in view._melding._tekst.text()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_nothing_is_printed_on_a_printer_that_cannot_be_opened(qapp, tmp_path):
    skriver = lag_skriver("prøve")
    skriver.setOutputFileName(str(tmp_path / "borte" / "x.pdf"))
    assert not skriv_sider(skriver, ())


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of the platform without a screen
def test_the_dialogs_open_with_neutral_names(qtbot, lag_view):
    view = lag_view()
    knapp(view, "Lagre dette: Om det vi skriver").click()
    dialog = view.findChild(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "om-det-vi-skriver-nb.pdf"
    dialog.reject()
    dialog.setParent(None)
    valg(view, "&Lagre alle").click()
    mappe = view.findChild(QFileDialog)
    assert mappe.fileMode() == QFileDialog.FileMode.Directory
    mappe.reject()
    mappe.setParent(None)
    knapp(view, "Skriv ut dette: Tom jobbliste").click()
    qtbot.waitUntil(lambda: view.findChild(QDialog) is not None)
    view.findChild(QDialog).reject()


def test_the_start_has_a_door_to_the_papers(qtbot, hvelv):
    view = StartView(hvelv)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.gikk) as gikk:
        valg(view, "&Papirutgave").click()
    assert gikk.args == ["papir"]


def test_on_other_paper_the_page_keeps_its_shape(qapp, tmp_path):
    skriver = lag_skriver("prøve")
    skriver.setResolution(72)
    skriver.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    skriver.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    skriver.setPageOrientation(QPageLayout.Orientation.Landscape)
    assert skriv_sider(skriver, [Bilde(210, 297, bytes(210 * 297 * 3))])
    apen = pypdfium2.PdfDocument(tmp_path / "utskrift.pdf")
    (flate,) = apen[0].get_objects()
    venstre, nede, hoyre, oppe = flate.get_bounds()
    bredde, hoyde = apen[0].get_size()
    assert (hoyre - venstre) / (oppe - nede) == pytest.approx(210 / 297, rel=0.02)
    assert oppe - nede == pytest.approx(hoyde, abs=2)
    assert venstre == pytest.approx(bredde - hoyre, abs=2)
    apen.close()

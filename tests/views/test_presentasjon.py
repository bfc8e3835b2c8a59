"""The presentation by keys and a clicker: what the audience sees, and never sees."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontInfo, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from desktop.i18n import choose, set_language
from desktop.state import innhold
from desktop.state.arkdeler import arkdeler
from desktop.state.hvelv_state import HvelvState
from desktop.views import theme
from desktop.views.arkband import Arkband
from desktop.views.lerret import avbild, far_plass, hele_ord
from desktop.views.lerret import lag_view as lag_view_av_stopp
from desktop.views.presentasjon_view import PresentasjonView

MINST = 37  # pixels, 28 pt
STORRELSER = [(1024, 768), (1280, 800), (1920, 1080)]
ORDSLAG = (QLabel, QAbstractButton, QLineEdit)


def trykk(view, *taster):
    for tast in taster:
        QTest.keyClick(view, tast)


@pytest.fixture
def lag_view(qtbot, kledd, hvelv):
    def lag(bredde=1024, hoyde=768):
        view = PresentasjonView(hvelv)
        qtbot.addWidget(view)
        view.setMinimumSize(100, 100)  # as in the window, which decides for itself
        view.resize(bredde, hoyde)
        view.show()
        view.setFocus()
        return view

    return lag


def antall_bilder(view, stopp):
    n = view._stopp.index(stopp)
    return sum(1 for steg, _bilde in view._steg if steg == n) - 1


def publikum_ser(view):
    return [w.text() for w in view.lerret.findChildren(QLabel) if w.isVisible() and w.text()]


def test_ten_stops_each_with_words_and_then_a_picture(qtbot, lag_view):
    view = lag_view()
    assert len(innhold.omvisning()) == 10
    for stopp in innhold.omvisning():
        onsket = {choose(stopp.tittel), *map(choose, stopp.ord)}
        qtbot.waitUntil(lambda o=onsket: o <= set(publikum_ser(view)), timeout=5000)
        trykk(view, Qt.Key.Key_PageDown)
        assert view.lerret._bilde is not None
        bilde = view.lerret._bilde
        qtbot.waitUntil(lambda b=bilde: b.isVisible() and b.skrift() >= MINST, timeout=5000)
        assert view.window().focusWidget() is view
        trykk(view, *[Qt.Key.Key_PageDown] * antall_bilder(view, stopp))


def ga_til_arket(view):
    n = next(n for n, s in enumerate(view._stopp) if s.vis == "ark")
    view._ga(view._steg.index((n, 0)))
    return n


def test_the_page_is_read_band_by_band_and_all_of_it_is_shown(qtbot, lag_view, hvelv):
    view = lag_view()
    n = ga_til_arket(view)
    lest, hvor = [], []
    for _ in range(antall_bilder(view, view._stopp[n])):
        trykk(view, Qt.Key.Key_PageDown)
        ark = view.lerret._bilde
        qtbot.waitUntil(lambda a=ark: a.isVisible() and not a._omriss.isNull(), timeout=5000)
        assert ark.accessibleDescription() in view.accessibleName()
        lest += ark.accessibleDescription().splitlines()
        hvor.append((ark.band[0].topp, ark.band[-1].bunn))
    ark = hvelv.vis_eksempel("S4", "nb").ark()
    for linje in (ark.tittel, *(s.overskrift for s in ark.seksjoner), *ark.bokser):
        assert any(linje in lest_ for lest_ in lest), linje
    for seksjon in ark.seksjoner:
        assert set(seksjon.avsnitt) <= set(lest), seksjon.kode
    assert hvor == sorted(hvor)  # the mark goes down the page
    assert all(0 <= topp < bunn <= 1 for topp, bunn in hvor)
    trykk(view, Qt.Key.Key_PageDown)
    assert view._steg[view._trinn] == (n + 1, 0)
    trykk(view, Qt.Key.Key_PageUp)
    assert view._steg[view._trinn] == (n, len(hvor))


def alt_i_sikte(qtbot, view):
    """Assert that what the audience reads is 28 pt and that all of a band of the page is seen."""
    for label in view.lerret.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert QFontInfo(label.font()).pixelSize() >= MINST, label.text()
    bilde = view.lerret._bilde
    if bilde is not None:
        assert bilde.skrift() >= MINST
    if isinstance(bilde, Arkband):
        qtbot.waitUntil(bilde.far_plass, timeout=2000)


@pytest.mark.parametrize(("bredde", "hoyde"), STORRELSER)
def test_every_band_of_the_page_is_28_pt_and_none_is_cut(qtbot, lag_view, bredde, hoyde):
    view = lag_view(bredde, hoyde)
    n = ga_til_arket(view)
    for _ in range(antall_bilder(view, view._stopp[n])):
        trykk(view, Qt.Key.Key_PageDown)
        alt_i_sikte(qtbot, view)


@pytest.mark.lang
@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize(("bredde", "hoyde"), STORRELSER)
@pytest.mark.parametrize("eksempel", ["S1", "S2", "S3", "S4", "S5", "S6"])
def test_the_bands_of_other_pages_are_whole_too(
    qtbot, kledd, hvelv, sprak, bredde, hoyde, eksempel
):
    set_language(sprak)
    state = hvelv.vis_eksempel(eksempel, sprak)
    ark = Arkband(arkdeler(state.ark()), state.ark_bilde)
    qtbot.addWidget(ark)
    ramme = QWidget()
    qtbot.addWidget(ramme)
    ramme.resize(bredde, hoyde)
    ark.setParent(ramme)
    ark.resize(bredde, hoyde - 64)  # below the strip
    for nummer in range(1, ark.antall + 1):
        ark.vis_band(nummer)
        assert ark.far_plass(), ark.accessibleDescription()
        assert ark.skrift() >= MINST


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize(("bredde", "hoyde"), [(1024, 768), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("tekst", [100, 200])
def test_every_word_is_28_pt_and_none_is_cut(qtbot, lag_view, kledd, sprak, bredde, hoyde, tekst):
    set_language(sprak)
    theme.bruk(kledd, "light", tekst)
    view = lag_view(bredde, hoyde)
    for n in range(len(innhold.omvisning())):
        view._ga(view._steg.index((n, 0)))
        qtbot.wait(1)
        for label in view.lerret.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert QFontInfo(label.font()).pixelSize() >= MINST, label.text()
                assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_demo_is_in_sight_at_every_stop(lag_view):
    view = lag_view()
    for _ in view._steg:
        assert publikum_ser(view)[0].startswith("DEMO")
        trykk(view, Qt.Key.Key_PageDown)


def maltavla(side, finn):
    """Return what a stop looks for in a view."""
    return next(
        w
        for w in side.findChildren(QWidget)
        if finn in {k.__name__ for k in type(w).__mro__} and w.isVisibleTo(side)
    )


def helt_synlig(side, widget, bunn):
    """Tell whether a part of a picture is in it; assert that what is in it is not cut."""
    hjorne = widget.mapTo(side, QPoint())
    if not widget.isVisibleTo(side) or hjorne.y() < 0 or hjorne.y() >= bunn:
        return False
    tekst = widget.text()
    assert hjorne.y() + widget.height() <= bunn, tekst
    assert hjorne.x() >= 0, tekst
    assert hjorne.x() + widget.width() <= side.width(), tekst
    if isinstance(widget, QLineEdit):
        assert far_plass(widget), tekst
    elif isinstance(widget, QLabel) and widget.wordWrap():
        assert widget.height() >= widget.heightForWidth(widget.width()), tekst
    else:
        assert widget.width() >= widget.minimumSizeHint().width(), tekst
    return bool(tekst)


def sjekk_bildene(view, hvelv):
    for stopp in innhold.omvisning():
        for bilde in range(1, stopp.bilder + 1) if stopp.finn else ():
            side = lag_view_av_stopp(hvelv, stopp)
            avbild(side, view.lerret, stopp.finn, bilde)
            mal, bunn = maltavla(side, stopp.finn), hele_ord(side)
            topp = mal.mapTo(side.viewport(), QPoint()).y()
            if bilde == 1:
                assert 0 <= topp <= 80, stopp.id
                assert topp <= 40 or side.verticalScrollBar().value() > 0, stopp.id
            else:
                assert topp < 0, stopp.id  # it goes on from where the one before ended
            assert bunn > side.height() / 2, stopp.id  # the words above take some of the room
            hvor = mal if bilde == 1 else side
            deler = [d for slag in ORDSLAG for d in hvor.findChildren(slag)]
            assert [d for d in deler if helt_synlig(side, d, bunn)], stopp.id
            side.deleteLater()


@pytest.mark.parametrize(("bredde", "hoyde"), STORRELSER)
def test_the_picture_shows_what_its_words_are_about_and_nothing_of_it_is_cut(
    lag_view, hvelv, bredde, hoyde
):
    """What a stop looks for stands at the top of its picture."""
    sjekk_bildene(lag_view(bredde, hoyde), hvelv)


@pytest.mark.lang
@pytest.mark.parametrize("sprak", ["nn", "en"])
@pytest.mark.parametrize(("bredde", "hoyde"), STORRELSER)
def test_no_picture_is_cut_in_other_languages(lag_view, hvelv, sprak, bredde, hoyde):
    set_language(sprak)
    sjekk_bildene(lag_view(bredde, hoyde), hvelv)


def test_a_clicker_goes_on_and_back_and_stops_at_the_ends(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_PageUp)
    assert view._trinn == 0
    siste = len(view._steg) - 1
    for _ in range(siste + 5):
        trykk(view, Qt.Key.Key_PageDown)
    assert view._trinn == siste
    trykk(view, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up)
    assert view._trinn == siste - 3
    trykk(view, Qt.Key.Key_Home)
    assert view._trinn == 0


def test_b_makes_it_black_and_any_key_brings_it_back_where_it_was(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_B)
    assert view.lerret.svart
    assert publikum_ser(view) == []
    trykk(view, Qt.Key.Key_PageDown)
    assert not view.lerret.svart
    assert view._trinn == 1


def test_notes_come_with_n_and_only_then_on_one_screen(lag_view):
    view = lag_view()
    notat = choose(innhold.omvisning()[0].notat)
    synlig = lambda: [w.text() for w in view.findChildren(QLabel) if w.isVisible()]  # noqa: E731
    assert notat not in synlig()
    trykk(view, Qt.Key.Key_N)
    assert notat in synlig()
    assert notat not in publikum_ser(view)
    trykk(view, Qt.Key.Key_N)
    assert notat not in synlig()


def test_notes_before_the_audience_are_as_large_as_what_it_reads(qtbot, lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_N)
    ord_ = [o for o in view._notater.findChildren(QLabel) if o.text()]
    qtbot.waitUntil(
        lambda: all(QFontInfo(o.font()).pixelSize() >= MINST for o in ord_), timeout=10000
    )


def test_black_is_black_on_one_screen_also_while_the_notes_are_in_sight(qtbot, lag_view):
    """The audience has this screen: half of it is no black."""
    view = lag_view()
    trykk(view, Qt.Key.Key_N, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: view.lerret.size() == view.size(), timeout=5000)
    assert [w.text() for w in view.findChildren(QLabel) if w.isVisible()] == []
    trykk(view, Qt.Key.Key_B)
    assert choose(innhold.omvisning()[0].notat) in [
        w.text() for w in view.findChildren(QLabel) if w.isVisible()
    ]


def test_the_first_words_say_which_keys_there_are_and_nothing_after_them_does(lag_view):
    view = lag_view()
    med_taster = lambda: [t for t in publikum_ser(view) if "Esc" in t]  # noqa: E731
    assert len(med_taster()) == 1
    for _ in view._steg[1:]:
        trykk(view, Qt.Key.Key_PageDown)
        assert med_taster() == []
    trykk(view, Qt.Key.Key_Home)
    assert len(med_taster()) == 1


def test_esc_leaves_from_everywhere_also_from_black(lag_view, qtbot):
    view = lag_view()
    for taster in ((), (Qt.Key.Key_B,), (Qt.Key.Key_N,), (Qt.Key.Key_End,)):
        trykk(view, *taster)
        with qtbot.waitSignal(view.lukket, timeout=1000):
            trykk(view, Qt.Key.Key_Escape)


def test_only_a_demo_is_presented(qtbot, tmp_path):
    ekte = HvelvState(tmp_path / "data")
    with pytest.raises(ValueError, match="demo"):
        PresentasjonView(ekte)
    ekte.lukk()


def test_nothing_of_the_views_that_are_drawn_is_left(lag_view, hvelv, qtbot):
    from desktop.state.samtale_state import SamtaleState

    view = lag_view()
    for _ in range(3):
        trykk(view, *[Qt.Key.Key_PageDown] * 19, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: len(hvelv.findChildren(SamtaleState)) <= 1, timeout=5000)


def test_a_key_that_is_held_down_is_one_step(lag_view):
    view = lag_view()
    for tast in (Qt.Key.Key_PageDown, Qt.Key.Key_B, Qt.Key.Key_Escape):
        for_ = (view._trinn, view.lerret.svart)
        view.keyPressEvent(
            QKeyEvent(QEvent.Type.KeyPress, tast, Qt.KeyboardModifier.NoModifier, "", True, 3)
        )
        assert (view._trinn, view.lerret.svart) == for_


def test_a_picture_comes_back_from_black_just_as_it_was(qtbot, lag_view):
    view = lag_view()
    QTest.keyClick(view, Qt.Key.Key_PageDown)  # the first picture
    bilde = view.lerret._bilde
    qtbot.waitUntil(lambda: not bilde._bilde.isNull())
    for_ = view.lerret.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_B)
    assert view.lerret.svart
    QTest.keyClick(view, Qt.Key.Key_B)
    qtbot.wait(50)
    assert view.lerret.grab().toImage() == for_

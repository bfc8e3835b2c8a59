"""The pages of a samtale are made when nobody writes, and show what was written since."""

import pytest

from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.views.hvile_view import HvileView
from desktop.views.jobbliste_view import JobblisteView
from desktop.views.oppgaverad import Oppgaverad
from desktop.views.samtale_view import SamtaleView


@pytest.fixture
def view(qtbot, hvelv, kledd):
    state = hvelv.apne(hvelv.poster()[0].id)
    state.ga_til(2)
    view = SamtaleView(hvelv, state, None)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_the_next_page_is_made_without_being_asked_for_and_is_not_in_sight(view, qtbot):
    assert view.findChild(JobblisteView) is None
    qtbot.waitUntil(lambda: view.findChild(JobblisteView) is not None)
    assert not view.findChild(JobblisteView).isVisible()
    assert isinstance(view.side(), HvileView)


def test_a_page_made_before_shows_what_was_written_after(view, qtbot):
    qtbot.waitUntil(lambda: view.findChild(JobblisteView) is not None)
    state = view._state
    for_ = len(state.samtale.jobbliste)
    state.legg_til("jobbliste", Arbeidsoppgave())
    state.ga_til(3)
    assert len(view.findChildren(Oppgaverad)) == for_ + 1 == len(state.samtale.jobbliste)

"""The start when there are many samtaler: the newest first, and the rest on request."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton

from desktop.state.hvelvarbeid import eksempelpost
from desktop.views.start_view import FORST_SYNLIGE, StartView


@pytest.fixture
def view(qtbot, hvelv, kledd):
    hvelv._poster.bytt_ut(())
    na = datetime.now(UTC)
    for n in range(FORST_SYNLIGE + 7):
        post = msgspec.structs.replace(
            eksempelpost("S1", "nb"), id=uuid4(), endret=na - timedelta(hours=n)
        )
        hvelv._poster.husk(post)
    start = StartView(hvelv)
    qtbot.addWidget(start)
    return start


def knapper(view, tekst):
    synlige = [b for b in view.findChildren(QPushButton) if not b.isHidden()]
    return [b for b in synlige if b.text().startswith(tekst)]


def test_the_newest_are_shown_and_how_many_are_left(view):
    assert len(knapper(view, "Fortsett")) == FORST_SYNLIGE
    assert [b.text() for b in knapper(view, "Vis flere")] == ["Vis flere (7 til)"]


def test_the_rest_come_when_they_are_asked_for(view, qtbot):
    knapper(view, "Vis flere")[0].click()
    qtbot.waitUntil(lambda: len(knapper(view, "Fortsett")) == FORST_SYNLIGE + 7)
    assert not knapper(view, "Vis flere")
    assert view.focusWidget() is knapper(view, "Fortsett")[FORST_SYNLIGE]  # the first new one


def test_few_samtaler_have_no_such_button(qtbot, hvelv, kledd):
    start = StartView(hvelv)
    qtbot.addWidget(start)
    assert len(hvelv.poster()) <= FORST_SYNLIGE
    assert not knapper(start, "Vis flere")

"""Backups in a list are told apart in words: when, where, and how many samtaler."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import NOKKEL
from PySide6.QtWidgets import QAbstractButton, QListWidget

from desktop.i18n import format_date, set_language
from desktop.storage import kopier
from desktop.views.hent_view import HentView
from desktop.views.kopinavn import kopitidspunkt

FOR_LENGE_SIDEN = datetime(2026, 3, 2, 9, 10, 5, tzinfo=UTC)


def her(nar):
    return nar.astimezone()


def test_a_backup_of_today_and_of_yesterday_say_so_and_older_ones_their_weekday():
    na = her(datetime.now(UTC)).replace(hour=12, minute=30)
    i_gar = na - timedelta(days=1)
    eldre = her(FOR_LENGE_SIDEN)
    alle = (na, i_gar, eldre)
    assert kopitidspunkt(na, alle) == f"I dag, {format_date(na.date())} kl. 12.30"
    assert kopitidspunkt(i_gar, alle) == f"I går, {format_date(i_gar.date())} kl. 12.30"
    assert kopitidspunkt(eldre, alle) == f"Mandag 2. mars 2026 kl. {eldre:%H.%M}"


def test_two_backups_of_the_same_minute_are_told_apart_by_the_seconds():
    senere = FOR_LENGE_SIDEN + timedelta(seconds=30)
    alle = (FOR_LENGE_SIDEN, senere, FOR_LENGE_SIDEN + timedelta(minutes=2))
    navn = [kopitidspunkt(nar, alle) for nar in alle]
    assert len(set(navn)) == 3
    assert navn[0].endswith(".05")
    assert navn[1].endswith(".35")
    assert navn[2].endswith(f"{her(alle[2]):%H.%M}")


def test_the_same_backup_in_two_folders_is_no_reason_for_seconds():
    navn = kopitidspunkt(FOR_LENGE_SIDEN, (FOR_LENGE_SIDEN, FOR_LENGE_SIDEN))
    assert navn.endswith(f"{her(FOR_LENGE_SIDEN):%H.%M}")


@pytest.mark.parametrize("sprak", ["nn", "en"])
def test_the_words_are_those_of_the_language(sprak):
    set_language(sprak)
    navn = kopitidspunkt(datetime.now(UTC), ())
    assert navn.startswith({"nn": "I dag, ", "en": "Today, "}[sprak])


def listen(view) -> QListWidget:
    return next(iter(view.findChildren(QListWidget)))


def rader(view):
    liste = listen(view)
    return [liste.item(n).text() for n in range(liste.count())]


def test_before_unlocking_each_backup_says_when_and_where_it_is(qtbot, tmp_path):
    view = HentView(None, erstatter=True)
    qtbot.addWidget(view)
    tider = (FOR_LENGE_SIDEN + timedelta(seconds=20), FOR_LENGE_SIDEN)
    view.vis_kopier(
        [kopier.Kopi(tid, Path(f"/data/backup/{n}"), 5000) for n, tid in enumerate(tider)]
    )
    fra_pinne = tmp_path / "dialogarket-20260302T091005Z-0123abcd-00ff.kopi"
    egen = tmp_path / "en kopi.kopi"
    for fil in (fra_pinne, egen, fra_pinne):
        fil.write_bytes(b"x" * 5000)
        view.velg_fil(str(fil))
    assert len(set(rader(view))) == 4
    assert sum(" · på denne maskinen · " in rad for rad in rader(view)) == 2
    assert rader(view)[0].split(" · ")[1] == str(egen)
    assert rader(view)[1].split(" · ")[1] == f"i mappen {tmp_path}"
    assert listen(view).currentRow() == 1


def test_what_is_chosen_is_the_row_that_is_marked(qtbot, tmp_path):
    from desktop.views.hemmelighet import Hemmelig

    view = HentView(Hemmelig(NOKKEL, "recovery"), erstatter=True)
    qtbot.addWidget(view)
    filer = [tmp_path / "a", tmp_path / "b"]
    view.vis_kopier([kopier.Kopi(FOR_LENGE_SIDEN, fil, 1) for fil in filer])
    listen(view).setCurrentRow(1)
    with qtbot.waitSignal(view.valgt) as valgt:
        next(b for b in view.findChildren(QAbstractButton) if "denne kopien" in b.text()).click()
    assert valgt.args[0] == filer[1]
    assert valgt.args[1].startswith("2. mars 2026 kl. ")

import threading
from pathlib import Path

import pytest
from lagring import NOKKEL, LagPost

from desktop.storage.arbeider import Arbeider
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost


def test_everything_happens_on_one_thread_in_order() -> None:
    rekke: list[int] = []
    with Arbeider() as arbeider:
        svar = [arbeider.kjor(rekke.append, n) for n in range(50)]
        trader = {arbeider.kjor(threading.get_ident).result() for _ in range(5)}
    assert all(ett.done() for ett in svar)
    assert rekke == list(range(50))
    assert len(trader) == 1 and threading.get_ident() not in trader


def test_an_exception_comes_back_and_the_worker_goes_on() -> None:
    with Arbeider() as arbeider:
        assert isinstance(arbeider.kjor(int, "ikke et tall").exception(), ValueError)
        assert arbeider.kjor(int, "7").result() == 7


def test_closing_waits_for_what_is_queued_and_takes_no_more() -> None:
    port, gjort = threading.Event(), list[str]()
    arbeider = Arbeider()
    arbeider.kjor(port.wait)
    siste = arbeider.kjor(gjort.append, "siste")
    port.set()
    arbeider.lukk()
    arbeider.lukk()
    assert siste.done() and gjort == ["siste"]
    with pytest.raises(RuntimeError):
        arbeider.kjor(gjort.append, "for sent")


def test_a_vault_lives_on_the_worker(
    mappe: Path, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    post = lag_post()
    with Arbeider() as arbeider:
        hvelv = arbeider.kjor(Hvelv.opprett, mappe, passord, NOKKEL, kost=lett).result()
        arbeider.kjor(hvelv.samtaler.save, post).result()
        assert arbeider.kjor(hvelv.samtaler.newest_first).result() == [post]
        arbeider.kjor(hvelv.lukk).result()

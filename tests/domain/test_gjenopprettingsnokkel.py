import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import gjenopprettingsnokkel as gn
from desktop.errors import MistypedRecoveryKeyError

TEGN = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_key_is_seven_groups_of_four_and_never_the_same_twice():
    nokler = {gn.ny() for _ in range(200)}
    assert len(nokler) == 200
    for nokkel in nokler:
        assert [len(g) for g in nokkel.split("-")] == [4] * 7
        assert set(nokkel) <= {*TEGN, "-"}
        assert gn.tolk(nokkel) == nokkel


@pytest.mark.parametrize(
    "skriv",
    [
        str.lower,
        lambda n: n.replace("-", ""),
        lambda n: n.replace("-", "  "),
        lambda n: f"  {n}\n",
        lambda n: n.replace("-", "–"),
        lambda n: n.replace("0", "O").replace("1", "l"),
        lambda n: n.replace("0", "o").replace("1", "I"),
    ],
)
def test_case_spaces_and_look_alikes_do_not_matter(skriv):
    for _ in range(50):
        nokkel = gn.ny()
        assert gn.tolk(skriv(nokkel)) == nokkel


def test_every_single_wrong_sign_is_seen():
    nokkel = gn.ny()
    for plass, riktig in enumerate(nokkel):
        for tegn in TEGN if riktig != "-" else "":
            if tegn != riktig:
                with pytest.raises(MistypedRecoveryKeyError):
                    gn.tolk(nokkel[:plass] + tegn + nokkel[plass + 1 :])


def test_every_swap_of_neighbours_is_seen():
    for _ in range(300):
        tegn = gn.ny().replace("-", "")
        for n in range(27):
            byttet = tegn[:n] + tegn[n + 1] + tegn[n] + tegn[n + 2 :]
            if byttet != tegn:
                with pytest.raises(MistypedRecoveryKeyError):
                    gn.tolk(byttet)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_key_or_mistyped(tekst):
    with contextlib.suppress(MistypedRecoveryKeyError):
        assert gn.tolk(gn.tolk(tekst)) == gn.tolk(tekst)


def test_four_groups_are_drawn_in_order_and_compared_forgivingly():
    trekk = {gn.trekk_grupper() for _ in range(300)}
    assert len(trekk) > 20
    assert all(len(set(t)) == 4 and list(t) == sorted(t) and set(t) <= set(range(7)) for t in trekk)
    nokkel = gn.ny()
    gruppe = nokkel.split("-")[3]
    assert gn.lik_gruppe(nokkel, 3, f" {gruppe.lower()} ")
    assert not gn.lik_gruppe(nokkel, 3, gruppe[:3])
    assert not gn.lik_gruppe(nokkel, 3, "")

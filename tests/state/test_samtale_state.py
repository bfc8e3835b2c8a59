"""The samtale that is open: changes, undo, approval, saving."""

from datetime import date
from decimal import Decimal

import pytest
from builders import eksempel

from desktop.domain import stier
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.mulighet import ValgtMulighet
from desktop.domain.samtale import Ansatt, Punkt, Samtale
from desktop.domain.samtale_fil import les
from desktop.errors import MiljoError


@pytest.fixture
def state(ny_state):
    return ny_state(les(eksempel("S4").read_bytes()))


def test_a_change_is_saved_a_moment_later(qtbot, ny_state):
    state = ny_state()
    with qtbot.waitSignal(state.saved, timeout=10000):
        state.sett("egne_ord", "Jeg kan stå.")
    assert state.lagrede[-1].samtale.egne_ord == "Jeg kan stå."
    assert not state.ulagret


def test_another_phase_saves_at_once(ny_state):
    state = ny_state()
    state.sett("egne_ord", "x")
    state.ga_til(3)
    assert state.lagrede[-1].fase == 3


def test_nothing_new_is_not_saved_again(ny_state):
    state = ny_state()
    state.sett("egne_ord", "x")
    state.lagre()
    state.lagre()
    assert len(state.lagrede) == 1


def test_typing_in_one_field_is_undone_together(ny_state):
    state = ny_state()
    for tekst in ("J", "Je", "Jeg"):
        state.sett("egne_ord", tekst)
    state.sett("ansatt.yrke", "Kokk")
    state.angre()
    assert (state.samtale.egne_ord, state.samtale.ansatt.yrke) == ("Jeg", "")
    state.angre()
    assert state.samtale.egne_ord == ""
    assert not state.kan_angre
    state.gjor_om()
    state.gjor_om()
    assert state.samtale.ansatt.yrke == "Kokk"
    assert not state.kan_gjore_om


def test_a_new_change_forgets_what_could_be_redone(ny_state):
    state = ny_state()
    state.sett("egne_ord", "x")
    state.angre()
    state.sett("ansatt.yrke", "Kokk")
    assert not state.kan_gjore_om


def test_a_change_takes_the_approval_back(state):
    assert state.samtale.ark.godkjent
    state.sett("egne_ord", "Noe annet.")
    assert not state.samtale.ark.godkjent
    state.godkjenn(True)
    state.sett_arksprak("en")  # other words than those that were read
    assert not state.samtale.ark.godkjent
    state.godkjenn(True)
    state.sett_arksprak("en")
    assert state.samtale.ark.godkjent
    state.stryk("egne_ord")
    assert not state.samtale.ark.godkjent


def test_striking_a_task_takes_the_bar_off_unless_it_is_kept(state):
    state.stryk("jobbliste.0")
    assert state.ark().timer is None
    state.ta_med("timer")
    assert state.ark().timer is not None
    assert state.samtale.jobbliste[0].oppgave not in state.ark_tekst()


def test_keeping_the_bar_is_a_change_like_any_other(qtbot, ny_state):
    samtale = stier.stryk(les(eksempel("S4").read_bytes()), "jobbliste.0")
    state = ny_state(samtale)
    assert state.samtale.ark.godkjent
    assert state.ark().timer is None
    with qtbot.waitSignal(state.changed, timeout=1000):
        state.ta_med("timer")
    assert state.ark().timer is not None
    assert not state.samtale.ark.godkjent
    state.lagre()
    assert state.lagrede[-1].behold_timer
    state.angre()
    assert state.ark().timer is None
    state.gjor_om()
    assert state.ark().timer is not None


def test_keeping_the_bar_changes_nothing_in_what_is_put_away(ny_state):
    samtale = stier.stryk(les(eksempel("S4").read_bytes()), "jobbliste.0")
    state = ny_state(samtale, skrivebeskyttet=True)
    state.ta_med("timer")
    assert state.ark().timer is None


def test_a_strike_follows_when_rows_move(state):
    navn = state.samtale.jobbliste[2].oppgave
    state.stryk("jobbliste.2")
    state.flytt("jobbliste", 2, 0)
    state.legg_til("jobbliste", Arbeidsoppgave(oppgave="Ny"), 0)
    assert navn not in state.ark_tekst()
    assert state.samtale.ark.utelatt[0] == "jobbliste.1"


def test_another_answer_forgets_how_much(state):
    assert state.samtale.jobbliste[0].andel == Decimal("0.5")
    state.svar_oppgave(0, "kan")
    assert state.samtale.jobbliste[0].andel is None


def test_an_example_cannot_be_changed(ny_state):
    state = ny_state(les(eksempel("S1").read_bytes()), skrivebeskyttet=True)
    state.sett("egne_ord", "x")
    state.angre()
    state.lagre()
    assert state.samtale == les(eksempel("S1").read_bytes())
    assert state.lagrede == []


def test_pasted_control_signs_do_not_stop_the_saving(ny_state):
    state = ny_state()
    state.sett("egne_ord", "a\x00b\u202ec\r\nd")
    assert state.samtale.egne_ord == "abc\nd"


def test_demo_is_marked_on_the_page(ny_state):
    assert "DEMO – OPPDIKTEDE DATA" in ny_state(demo=True).ark().merker


def test_a_failed_saving_is_told_and_the_text_stays(ny_state):
    state = ny_state()
    fortalt = []
    state.save_failed.connect(fortalt.append)
    state._lagre = lambda _post, _ferdig, feilet: feilet(MiljoError("disk-full"))
    state.sett("egne_ord", "x")
    state.lagre()
    assert [f.arsak for f in fortalt] == ["disk-full"]
    assert state.ulagret
    assert state.samtale.egne_ord == "x"


def test_a_failed_saving_is_tried_again_until_it_works_and_no_longer(qtbot, ny_state):
    state = ny_state()
    ekte, forsok = state._lagre, []
    assert state._prov_igjen.interval() == 5000
    state._prov_igjen.setInterval(1)

    def lagre(post, ferdig, feilet):
        forsok.append(post)
        if len(forsok) < 4:
            feilet(MiljoError("disk-full"))
        else:
            ekte(post, ferdig, feilet)

    state._lagre = lagre
    state.sett("egne_ord", "x")
    with qtbot.waitSignal(state.saved, timeout=10000):
        state.lagre()
    assert state.lagrede[-1].samtale.egne_ord == "x"
    assert not state._prov_igjen.isActive()
    assert len(forsok) == 4


def test_what_is_put_away_without_saving_is_not_tried_again(ny_state):
    state = ny_state()
    forsok = []

    def lagre(post, _ferdig, feilet):
        forsok.append(post)
        feilet(MiljoError("disk-full"))

    state._lagre = lagre
    state.sett("egne_ord", "x")
    state.lagre()
    state.skrivebeskyttet = True
    state._prov_igjen.timeout.emit()
    assert len(forsok) == 1


def test_the_page_is_saved_where_the_user_says_and_counted(state, tmp_path):
    state.lagre_pdf(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == state.ark_pdf()
    assert state.post.skrevet_ut == 1
    with pytest.raises(MiljoError):
        state.lagre_pdf(tmp_path / "mangler" / "a.pdf")


def test_the_day_and_the_hours_of_a_template(ny_state):
    state = ny_state()
    oppgaver = (Arbeidsoppgave(oppgave="A", timer=Decimal("35.5")),)
    state.bruk_mal(Decimal("35.5"), oppgaver, Decimal(100))
    assert state.samtale.ansatt.heltid_timer == Decimal("35.5")
    assert state.fordeling().stilling_timer == Decimal("35.5")
    assert state.samtale.dato == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("skrevet", "liste", "ventet"),
    [
        (Decimal("33.6"), (), Decimal("33.6")),
        (None, (Arbeidsoppgave("Vaske", Decimal(1)),), Decimal("37.5")),
        (None, (), Decimal("37.5")),
    ],
)
def test_a_template_gives_the_hours_of_the_position_where_none_are_typed(
    ny_state, skrevet, liste, ventet
):
    state = ny_state(
        Samtale(dato=date(2026, 3, 2), ansatt=Ansatt(heltid_timer=skrevet), jobbliste=liste)
    )
    state.bruk_mal(Decimal("37.5"), (Arbeidsoppgave("Rydde", Decimal(3)),), Decimal(80))
    assert state.samtale.ansatt.heltid_timer == ventet


def test_asking_about_a_possibility_goes_with_it_in_one_step(ny_state):
    state = ny_state(Samtale(dato=date(2026, 3, 2)))
    valgt = ValgtMulighet(tekst="Bytte avdeling")
    state.velg_mulighet(valgt, Punkt(hva="Avklar med personal: Bytte avdeling"))
    state.legg_til("avtale.punkter", Punkt(hva="Ringe torsdag"))
    state.sett("muligheter.0.tekst", "Bytte avdeling en uke")
    ny = state.samtale.muligheter[0]
    assert state.sporsmalspunkt(ny).hva == "Avklar med personal: Bytte avdeling en uke"
    for_ = state.samtale
    state.fjern("muligheter", 0)
    assert [p.hva for p in state.samtale.avtale.punkter] == ["Ringe torsdag"]
    state.angre()
    assert state.samtale == for_


def test_a_point_with_words_of_its_own_stays_when_the_possibility_goes(ny_state):
    state = ny_state(Samtale(dato=date(2026, 3, 2)))
    valgt = ValgtMulighet(tekst="Bytte avdeling")
    state.velg_mulighet(valgt, Punkt(hva="Avklar med personal: Bytte avdeling"))
    state.sett("avtale.punkter.0.hva", "Snakke med personal om avdeling 3")
    state.sett("muligheter.0.tekst", "Bytte")
    state.fjern("muligheter", 0)
    assert [p.hva for p in state.samtale.avtale.punkter] == ["Snakke med personal om avdeling 3"]

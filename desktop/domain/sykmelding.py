"""The sick-leave ways a leader and an employee may raise with the GP, and what holds together.

The GP decides; this module only says whether a proposal can be put to one.

Sources, checked 2026-11-24: ftrl. § 8-6 and § 8-13 (graded, at least 20 per cent); nav.no and
Helsedirektoratet, avventende sykmelding (at most 16 calendar days inside the
arbeidsgiverperiode, less the days already used; innspill to the employer is mandatory).
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Annotated, Literal

import msgspec

from desktop.domain.feil import Feil

MIN_GRAD, MAKS_GRAD = 20, 99
MAKS_AVVENTENDE_DAGER = 16
UKEPLAN_SLINGRING = Decimal("0.25")

Mate = Literal["faerre_timer", "roligere_tempo", "begge"]
Dager = Annotated[int, msgspec.Meta(ge=0, le=366)]


class Trinn(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step of a graded sykmelding.

    Attributes:
        grad: The part away, 1–99 per cent of the employee's own position.
        ukeplan: Hours at work, Monday to Sunday.
    """

    fom: date | None = None
    tom: date | None = None
    grad: Annotated[int, msgspec.Meta(ge=1, le=99)] | None = None
    ukeplan: tuple[Decimal, Decimal, Decimal, Decimal, Decimal, Decimal, Decimal] | None = None


class Gradert(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="slag",
    tag="gradert",
):
    """Partly on sick leave, in one or several steps (ftrl. §§ 8-6, 8-13)."""

    trinn: Annotated[tuple[Trinn, ...], msgspec.Meta(max_length=200)] = ()
    mate: Mate | None = None

    def feil(self, stilling_timer: Decimal | None = None) -> list[Feil]:
        """Return everything that keeps this proposal from being put to the GP.

        Args:
            stilling_timer: Hours a week of the position; without it week plans are not summed.
        """
        funnet = [f for n, t in enumerate(self.trinn) for f in self._trinnfeil(n, t)]
        funnet += [
            Feil(f"trinn.{m}.fom", "trinn_overlapper")
            for (_, a), (m, b) in combinations(enumerate(self.trinn), 2)
            if _overlapper(a, b)
        ]
        if self.mate == "faerre_timer" and stilling_timer:
            funnet += [
                Feil(f"trinn.{n}.ukeplan", "ukeplan_passer_ikke")
                for n, t in enumerate(self.trinn)
                if not _ukeplan_passer(t, stilling_timer)
            ]
        return funnet

    @staticmethod
    def _trinnfeil(n: int, trinn: Trinn) -> list[Feil]:
        funnet = periodefeil(trinn.fom, trinn.tom, f"trinn.{n}.tom")
        if trinn.grad is not None and trinn.grad < MIN_GRAD:
            funnet.append(Feil(f"trinn.{n}.grad", "grad_under_20"))
        return funnet


class Avventende(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="slag",
    tag="avventende",
):
    """At work, with adjustments that make sick leave unnecessary for now.

    Attributes:
        brukte_egenmeldingsdager: Days of this arbeidsgiverperiode already used up, by
            egenmelding or sykmelding.
    """

    fom: date | None = None
    tom: date | None = None
    innspill: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    brukte_egenmeldingsdager: Dager = 0

    def feil(self) -> list[Feil]:
        """Return everything that keeps this proposal from being put to the GP."""
        funnet = periodefeil(self.fom, self.tom, "tom")
        if not self.innspill.strip():
            funnet.append(Feil("innspill", "innspill_mangler"))
        if self.fom is not None and self.tom is not None:
            siste = avventende_siste_dag(self.fom, self.brukte_egenmeldingsdager)
            if siste is None or self.tom > siste:
                igjen = max(MAKS_AVVENTENDE_DAGER - self.brukte_egenmeldingsdager, 0)
                funnet.append(Feil("tom", "avventende_for_lang", {"dager": str(igjen)}))
        return funnet


def avventende_siste_dag(fom: date, brukte_egenmeldingsdager: int) -> date | None:
    """Return the last day an avventende sykmelding from ``fom`` may have, or ``None``.

    16 calendar days less those used, both ends included (nav.no, checked 2026-11-24).

    Raises:
        ValueError: The number of days is negative.
    """
    if brukte_egenmeldingsdager < 0:
        raise ValueError("days used cannot be negative")
    igjen = MAKS_AVVENTENDE_DAGER - brukte_egenmeldingsdager
    return fom + timedelta(days=igjen - 1) if igjen > 0 else None


def grad_av_timer(timer: Decimal | int, stilling_timer: Decimal | int) -> Decimal:
    """Return the grad (part away, per cent) of working ``timer`` hours a week.

    Raises:
        ValueError: The position has no hours, or the hours are outside it.
    """
    arbeid, stilling = Decimal(timer), Decimal(stilling_timer)
    if stilling <= 0 or not 0 <= arbeid <= stilling:
        raise ValueError("hours must lie within a position that has hours")
    return 100 * (stilling - arbeid) / stilling


def timer_av_grad(grad: Decimal | int, stilling_timer: Decimal | int) -> Decimal:
    """Return the hours a week at work for a grad (part away, per cent 0–100).

    Raises:
        ValueError: The position has no hours, or the grad is outside 0–100.
    """
    stilling = Decimal(stilling_timer)
    if stilling <= 0 or not 0 <= grad <= 100:
        raise ValueError("grad is 0 to 100 of a position that has hours")
    return stilling * (100 - Decimal(grad)) / 100


class HelGrad(msgspec.Struct, frozen=True):
    """The whole per cent nearest to some hours, as forms have it.

    Attributes:
        eksakt: The grad of the hours themselves.
        grad: The nearest whole per cent, halves up.
        timer: The hours at work that ``grad`` means.
    """

    eksakt: Decimal
    grad: int
    timer: Decimal

    @property
    def noyaktig(self) -> bool:
        """Whether the whole per cent says the same as the hours."""
        return self.eksakt == self.grad


def hel_grad(timer: Decimal | int, stilling_timer: Decimal | int) -> HelGrad:
    """Return the grad of some hours a week as a whole per cent, and what was lost on the way.

    Raises:
        ValueError: The position has no hours, or the hours are outside it.
    """
    eksakt = grad_av_timer(timer, stilling_timer)
    grad = int(eksakt.quantize(Decimal(1), ROUND_HALF_UP))
    return HelGrad(eksakt, grad, timer_av_grad(grad, stilling_timer))


def periodefeil(fom: date | None, tom: date | None, felt: str) -> list[Feil]:
    """Return the fault of a period that ends before it begins, if it does."""
    return [Feil(felt, "periode_snudd")] if fom and tom and tom < fom else []


def _overlapper(a: Trinn, b: Trinn) -> bool:
    if not (a.fom and a.tom and b.fom and b.tom):
        return False
    hele = a.fom <= a.tom and b.fom <= b.tom  # a turned step is a fault of its own
    return hele and a.fom <= b.tom and b.fom <= a.tom


def _ukeplan_passer(trinn: Trinn, stilling_timer: Decimal) -> bool:
    if trinn.ukeplan is None or trinn.grad is None:
        return True
    avvik = sum(trinn.ukeplan, Decimal(0)) - timer_av_grad(trinn.grad, stilling_timer)
    return abs(avvik) <= UKEPLAN_SLINGRING

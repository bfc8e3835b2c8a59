"""The parts of the page from top to bottom: what each says, and where on the page it stands."""

from collections.abc import Iterator

import msgspec

from desktop.ark import Ark, Seksjon


class Arkdel(msgspec.Struct, frozen=True):
    """One part of the page.

    Attributes:
        topp: Where it begins, as a part of the height of the page.
        bunn: Where it ends.
        punkter: Its paragraphs are a list.
    """

    overskrift: str
    avsnitt: tuple[str, ...]
    topp: float
    bunn: float
    punkter: bool = False


def arkdeler(ark: Ark) -> tuple[Arkdel, ...]:
    """Return the parts of the page in the order they are read.

    Raises:
        DoesNotFitError: It does not fit one side.
    """
    from desktop.pdf.ark_pdf import plasser

    return tuple(
        Arkdel(overskrift, avsnitt, topp, bunn, punkter)
        for (overskrift, avsnitt, punkter), (topp, bunn) in zip(
            _tekster(ark), plasser(ark), strict=True
        )
    )


def _tekster(ark: Ark) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    if ark.merker:
        yield "", (" · ".join(ark.merker),), False
    yield ark.tittel, (), False
    yield "", tuple(Seksjon("", "", ark.ingress).avsnitt), False
    if ark.sitat:
        yield "", (ark.sitat.tekst,), False
    yield from map(_seksjon, ark.for_timer)
    if ark.timer:
        yield ark.timer.overskrift, (ark.timer.i_ord, *ark.timer.linjer), False
    yield from map(_seksjon, ark.etter_timer)
    yield ark.fra_legen, (*(f"☐ {boks}" for boks in ark.bokser), ark.ny_vurdering), False
    yield "", tuple(filter(None, (*ark.bunntekst, ark.sidetall))), False


def _seksjon(del_: Seksjon) -> tuple[str, tuple[str, ...], bool]:
    return del_.overskrift, tuple(del_.avsnitt), del_.kode != "jobben"

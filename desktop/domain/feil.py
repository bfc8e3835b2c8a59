"""What is wrong with a file or a proposal, as data; ``feiltekst`` turns it into sentences."""

import msgspec

from desktop.errors import DesktopError


class Feil(msgspec.Struct, frozen=True):
    """One rule that is not kept.

    Attributes:
        felt: Path of the field (``jobbliste.2.timer``); empty for the file as a whole.
        regel: Word of the rule, known to ``feiltekst``.
        verdier: Numbers and words of the rule itself, never what somebody wrote.
    """

    felt: str
    regel: str
    verdier: dict[str, str] = {}

    def under(self, sti: str) -> "Feil":
        """Return the same fault as seen from further out."""
        return Feil(f"{sti}.{self.felt}" if self.felt else sti, self.regel, self.verdier)


class Cellefeil(Feil, frozen=True):
    """A fault in a cell of a sheet; ``felt`` is ``sheet!B5``, or ``B5`` where there are no sheets.

    Attributes:
        ark: Name of the sheet, as this application gives it; empty in CSV.
        rad: Number of the row, from 1.
        kolonne: Letter of the column.
    """

    ark: str = ""
    rad: int = 0
    kolonne: str = ""


class FilAvvistError(DesktopError):
    """A file is refused; ``feil`` says where and why, everything that is wrong with it."""

    def __init__(self, *feil: Feil) -> None:
        super().__init__(", ".join(f.regel for f in feil[:20]))
        self.feil = feil

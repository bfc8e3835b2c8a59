"""What is wrong with a file or a proposal, as data; ``feiltekst`` turns it into sentences."""

import msgspec


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

"""What somebody was looking for among the examples, and the last one they looked at."""

import msgspec


class Galleri(msgspec.Struct):
    """Kept while the window is open, so that one comes back to where one was.

    Attributes:
        filter: What is chosen of ``sektor``, ``vei`` and ``inngang``.
        sist: The code of the last example.
    """

    filter: dict[str, str | None] = {}
    sist: str = ""

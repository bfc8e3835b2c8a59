"""New keys for an open vault: a passphrase after the recovery key, a recovery key for an old vault."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.errors import DesktopError
from desktop.state.hvelv_state import HvelvState

if TYPE_CHECKING:
    from desktop.storage.drift import Drift
    from desktop.storage.hvelv import Hvelv


def sett_passord(
    state: HvelvState,
    nytt: str,
    ferdig: Callable[[Any], None],
    feilet: Callable[[DesktopError], None],
) -> None:
    """Set a passphrase without the old one; hands on the Nokkelbytte."""

    def satt(bytte: object) -> None:
        state.apnet_med_nokkel = False
        ferdig(bytte)

    state.gjor(partial(_sett_passord, nytt=nytt), satt, feilet)


def bytt_nokkel(
    state: HvelvState,
    nokkel: str,
    ferdig: Callable[[Any], None],
    feilet: Callable[[DesktopError], None],
) -> None:
    """Let a recovery key that has been typed back open the vault; hands on the Nokkelbytte."""

    def byttet(bytte: object) -> None:
        state.mangler_nokkel = False
        ferdig(bytte)

    state.gjor(partial(_bytt_nokkel, nokkel=nokkel), byttet, feilet)


def _sett_passord(hvelv: "Hvelv", nytt: str) -> object:
    return _drift(hvelv).sett_passord(nytt)


def _bytt_nokkel(hvelv: "Hvelv", nokkel: str) -> object:
    return _drift(hvelv).bytt_gjenoppretting(nokkel)


def _drift(hvelv: "Hvelv") -> "Drift":
    assert hvelv.drift is not None  # noqa: S101 - a vault in memory has no keys
    return hvelv.drift

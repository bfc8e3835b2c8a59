"""The one modal window: a fault in the application itself, with versions and places, no answers."""

import sys

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import __version__
from desktop.i18n import _
from desktop.log import kjede
from desktop.views.bokstaver import gi_dialogen

_VIST: set[str] = set()


def vis_feil(error: BaseException) -> None:
    """Show a fault once, however often it comes back."""
    rapport = rapport_av(error)
    if QApplication.instance() is None or rapport in _VIST:
        return
    _VIST.add(rapport)
    boks = QMessageBox()
    boks.setWindowTitle(_("Noe gikk galt"))
    boks.setText(_("Noe gikk galt i Dialogarket. Det du har skrevet, er tatt vare på."))
    boks.setInformativeText(
        _(
            "Lukk programmet og start det igjen. Rapporten sier hvor det skjedde, ikke hva dere skrev."
        )
    )
    boks.setDetailedText(rapport)
    boks.addButton(_("Lukk"), QMessageBox.ButtonRole.AcceptRole)
    gi_dialogen(boks)
    boks.exec()


def rapport_av(error: BaseException) -> str:
    """Return the kind of fault and where, for the whole chain; never messages or values."""
    linjer = [f"Dialogarket {__version__}, Qt {qVersion()}, Python {sys.version.split()[0]}"]
    linjer += kjede(error)  # modules, never the paths of a machine
    return "\n".join(linjer)

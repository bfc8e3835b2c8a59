"""The dialogs of the system: which printer, and where to save."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.views.felter import uten_forslag
from desktop.views.utskrift import lag_skriver


def velg_skriver(eier: QWidget, navn: str, skriv: Callable[[QPrinter], object]) -> None:
    """Ask for a printer, and print on it."""
    skriver = lag_skriver(navn)
    dialog = QPrintDialog(skriver, eier)
    uten_forslag(dialog)

    def valgt(_skriver: object = None) -> None:
        skriv(skriver)  # the dialog sends its printer along

    dialog.accepted.connect(valgt)
    QDialog.open(dialog)


def velg_fil(
    eier: QWidget, tittel: str, navn: str, slag: str, lagre: Callable[[str], object]
) -> None:
    """Ask where to save, with a name that tells nothing, and save there."""
    mappe = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(eier, tittel, mappe, slag)
    uten_forslag(dialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(navn).suffix.removeprefix("."))
    dialog.selectFile(navn)
    dialog.fileSelected.connect(lagre)
    dialog.open()

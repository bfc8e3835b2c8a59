"""The print dialog hands the page on: it sends its printer along, which is easily forgotten."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.views.dialoger import velg_skriver


@pytest.mark.qt_log_ignore("propagateSizeHints", "CUPS", "printer")
def test_what_is_chosen_in_the_dialog_is_printed_on(qtbot):
    eier, skrevet = QWidget(), []
    qtbot.addWidget(eier)
    velg_skriver(eier, "Oppsummering", skrevet.append)
    (dialog,) = eier.findChildren(QPrintDialog)
    dialog.accepted.emit(dialog.printer())
    assert [type(s) for s in skrevet] == [QPrinter]
    dialog.close()

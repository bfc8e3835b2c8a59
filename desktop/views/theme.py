"""The look: colours from data files, one stylesheet, the size of the text."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import resource

Utseende = Literal["light", "dark", "contrast"]
UTSEENDER: tuple[Utseende, ...] = ("light", "dark", "contrast")
_VALGT: dict[str, Utseende] = {"lys": "light", "mork": "dark", "kontrast": "contrast"}
FONTER = ("Regular", "SemiBold", "Bold")
FAMILIE = "Source Sans 3"
GRUNNSTORRELSE = 16
_GJELDENDE, _ROLIG = "utseende", "rolig"
_SOM_SYSTEMET = -1

_ROLLER = {
    QPalette.ColorRole.Window: "grunn",
    QPalette.ColorRole.WindowText: "tekst",
    QPalette.ColorRole.Base: "grunn",
    QPalette.ColorRole.AlternateBase: "flate",
    QPalette.ColorRole.Text: "tekst",
    QPalette.ColorRole.Button: "flate",
    QPalette.ColorRole.ButtonText: "tekst",
    QPalette.ColorRole.PlaceholderText: "tekst_dempet",
    QPalette.ColorRole.Highlight: "primaer",
    QPalette.ColorRole.HighlightedText: "primaer_tekst",
    QPalette.ColorRole.ToolTipBase: "tekst",
    QPalette.ColorRole.ToolTipText: "grunn",
    QPalette.ColorRole.Link: "aksent",
    QPalette.ColorRole.Mid: "strek",
    QPalette.ColorRole.Dark: "felt",
    QPalette.ColorRole.Light: "flate",
}


@cache
def farger(utseende: Utseende) -> dict[str, str]:
    """Return the colours of a theme by role."""
    return tomllib.loads(resource("theme", f"{utseende}.toml").read_text("utf-8"))["farge"]


def valgt() -> Utseende:
    """Return the theme in use."""
    app = QApplication.instance()
    return (app and app.property(_GJELDENDE)) or "light"


def gjeldende() -> dict[str, str]:
    """Return the colours of the theme in use by role."""
    return farger(valgt())


@cache
def _register_fonter() -> None:
    for snitt in FONTER:
        data = resource("fonts", f"SourceSans3-{snitt}.ttf").read_bytes()
        QFontDatabase.addApplicationFontFromData(data)


def rolig() -> bool:
    """Tell whether nothing is to move or blink."""
    app = QApplication.instance()
    return app is None or app.property(_ROLIG) is not False


def _sett_ro(app: QApplication, *, rolig: bool) -> None:
    """Still the caret too; a system whose caret stands still is taken to want all of it so."""
    hint = app.styleHints()
    hint.setCursorFlashTime(_SOM_SYSTEMET)
    rolig = rolig or hint.cursorFlashTime() <= 0
    app.setProperty(_ROLIG, rolig)
    if rolig:
        hint.setCursorFlashTime(0)


def bruk(app: QApplication, utseende: Utseende, tekst: int, *, rolig: bool = True) -> None:
    """Dress the application.

    Args:
        app: The application.
        utseende: Light, dark or high contrast.
        tekst: Size of the text in per cent, 100–200.
        rolig: Let nothing move or blink, the caret neither.
    """
    _register_fonter()
    app.setProperty(_GJELDENDE, utseende)
    _sett_ro(app, rolig=rolig)
    app.setWindowIcon(_appikon())
    for effekt in Qt.UIEffect:  # menus and lists never slide or fade, whatever the system asks for
        app.setEffectEnabled(effekt, False)
    font = QFont(FAMILIE)
    font.setPixelSize(round(GRUNNSTORRELSE * tekst / 100))
    app.setFont(font)
    palette = QPalette()
    for rolle, navn in _ROLLER.items():
        palette.setColor(rolle, QColor(farger(utseende)[navn]))
    app.setPalette(palette)
    app.setStyleSheet(stilark(utseende, tekst))


def stilark(utseende: Utseende, tekst: int) -> str:
    """Return the stylesheet with colours and sizes filled in."""
    mal = resource("theme", "app.qss").read_text("utf-8")
    mal = re.sub(r"px\((\d+)\)", lambda m: f"{round(int(m[1]) * tekst / 100)}px", mal)
    mal = re.sub(
        r"calc\((\d+),(-?\d+)\)",
        lambda m: f"{round(int(m[1]) * tekst / 100) + int(m[2])}px",
        mal,
    )
    mal = re.sub(r"ikon\((\w+)\)", lambda m: f"url({_ikon(m[1], utseende)})", mal)
    return re.sub(r"@(\w+)", lambda m: farger(utseende)[m[1]], mal)


def _ikon(navn: str, utseende: Utseende) -> str:
    return Path(str(resource("icons", f"{navn}-{utseende}.svg"))).as_posix()


@cache
def _appikon() -> QIcon:
    return QIcon(str(resource("icons", "app.png")))


def utseende(app: QApplication, tema: str) -> Utseende:
    """Return the look that is chosen, or the one the system asks for."""
    return _VALGT.get(tema) or systemets(app)


def systemets(app: QApplication) -> Utseende:
    """Return the look the system asks for."""
    hint = app.styleHints()
    if hint.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hint.colorScheme().name == "Dark" else "light"

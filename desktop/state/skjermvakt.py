"""Hears when the screen is locked or the machine goes to sleep, where the platform tells.

Linux tells on the buses of the session and the system, Windows in messages to the window.  macOS
does not tell without another library, so there it is the clock alone that locks.
"""

import contextlib
import os
import re
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

_SYSTEMBUSS = "unix:path=/run/dbus/system_bus_socket"
_LOGIND = "org.freedesktop.login1"
_SKJERMSPARERE = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_FRIST_S = 2.0

# What Windows sends: the message, and of each the words that mean that nobody looks any more.
_SESJON, _STROM = 0x02B1, 0x0218  # WM_WTSSESSION_CHANGE, WM_POWERBROADCAST
_BETYR_LAS = {
    _SESJON: frozenset((0x2, 0x4, 0x6, 0x7)),  # console and remote disconnect, log-off, lock
    _STROM: frozenset((0x4,)),  # PBT_APMSUSPEND
}


class Adresser(NamedTuple):
    """Where the buses are; empty where there is none that is a file of this machine."""

    sesjon: str
    system: str


class Skjermvakt(QObject):
    """Asks for a lock when the system locks or sleeps.

    Signals:
        las_bedt: The screen is locked, or the machine is about to sleep.
        klar: The buses that answer are listened to.
    """

    las_bedt = Signal()
    klar = Signal()
    _svarte = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busser: list[Any] = []  # connections live as long as somebody holds them
        self._filter: _Windowsfilter | None = None
        self._svarte.connect(self._on_svarte)

    def folg(self, vindu: int) -> None:
        """Begin to listen, after the window is painted; where nobody tells, nothing happens.

        Args:
            vindu: The number the system knows the window by.
        """
        if sys.platform == "win32":
            self._folg_windows(vindu)
        elif sys.platform.startswith("linux"):
            # A bus that is there and does not answer must not hold the window up.
            Thread(target=self._sporr, args=(adresser(os.environ),), daemon=True).start()

    def slutt(self) -> None:
        """Stop listening to the buses."""
        for buss in self._busser:
            buss.disconnectFromBus(buss.name())
        self._busser.clear()

    def _folg_windows(self, vindu: int) -> None:
        if sys.platform != "win32":
            return
        import ctypes

        app = QCoreApplication.instance()
        denne_sesjonen = 0  # NOTIFY_FOR_THIS_SESSION
        registrer = ctypes.windll.wtsapi32.WTSRegisterSessionNotification
        registrer(ctypes.c_void_p(vindu), denne_sesjonen)  # sleep is told even when this fails
        if app is not None:
            self._filter = _Windowsfilter(self.las_bedt.emit)
            app.installNativeEventFilter(self._filter)

    def _sporr(self, kjente: Adresser) -> None:
        svar = Adresser(*(adresse if _svarer(adresse) else "" for adresse in kjente))
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._svarte.emit(svar)

    def _on_svarte(self, busser: Adresser) -> None:
        if busser.sesjon:
            sesjon = self._koble(busser.sesjon, "sesjon")
            for navn in _SKJERMSPARERE:
                sesjon.connect("", "", navn, "ActiveChanged", self, SLOT("_on_hendelse(bool)"))
        if busser.system:
            system = self._koble(busser.system, "system")
            manager, okt = f"{_LOGIND}.Manager", f"{_LOGIND}.Session"
            sti = _okt(os.environ)
            system.connect(
                _LOGIND, "", manager, "PrepareForSleep", self, SLOT("_on_hendelse(bool)")
            )
            system.connect(_LOGIND, sti, okt, "Lock", self, SLOT("_on_lock()"))
        self.klar.emit()

    def _koble(self, adresse: str, navn: str) -> Any:  # noqa: ANN401 - a QDBusConnection
        from PySide6.QtDBus import QDBusConnection

        buss = QDBusConnection.connectToBus(adresse, f"{navn}-{id(self)}")
        self._busser.append(buss)
        return buss

    @Slot(bool)
    def _on_hendelse(self, begynner: bool) -> None:
        if begynner:  # and not when the screen is unlocked, or the machine wakes
            self.las_bedt.emit()

    @Slot()
    def _on_lock(self) -> None:
        self.las_bedt.emit()


def adresser(miljo: Mapping[str, str]) -> Adresser:
    """Return the addresses of the buses: files or names of this machine, never the network."""
    kjoretid = miljo.get("XDG_RUNTIME_DIR", "")
    vanlig = f"unix:path={kjoretid}/bus" if kjoretid and Path(kjoretid, "bus").exists() else ""
    return Adresser(
        _lokal(miljo.get("DBUS_SESSION_BUS_ADDRESS") or vanlig),
        _lokal(miljo.get("DBUS_SYSTEM_BUS_ADDRESS") or _SYSTEMBUSS),
    )


def betyr_las(melding: int, ord_: int) -> bool:
    """Tell whether a message of Windows says that the session is locked or the machine sleeps."""
    return ord_ in _BETYR_LAS.get(melding, ())


def _lokal(liste: str) -> str:
    """Return the first address of a list that is a socket in the file system or by a local name."""
    mulige = (a for a in liste.split(";") if re.match(r"unix:(path|abstract)=", a))
    return next(mulige, "")


def _okt(miljo: Mapping[str, str]) -> str:
    """Return the path of our session; nothing, and so any session, when we do not know it."""
    okt = miljo.get("XDG_SESSION_ID", "")
    if not re.fullmatch(r"[A-Za-z0-9]+", okt):
        return ""
    forste = f"_{ord(okt[0]):02x}" if okt[0].isdigit() else okt[0]  # as a path may not begin so
    return f"/org/freedesktop/login1/session/{forste}{okt[1:]}"


def _svarer(adresse: str) -> bool:
    """Tell whether somebody at an address speaks as a bus does, within two seconds."""
    slag, _, resten = adresse.removeprefix("unix:").partition("=")
    navn = resten.split(",")[0]
    if not navn or not hasattr(socket, "AF_UNIX"):
        return False
    bruker = str(os.getuid()).encode().hex()
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as kontakt:
        kontakt.settimeout(_FRIST_S)
        kontakt.connect(f"\0{navn}" if slag == "abstract" else navn)
        kontakt.sendall(f"\0AUTH EXTERNAL {bruker}\r\n".encode())
        return kontakt.recv(64).startswith(b"OK ")
    return False


class _Windowsfilter(QAbstractNativeEventFilter):
    """Reads the messages that Windows sends to the window."""

    def __init__(self, gjor: Callable[[], None]) -> None:
        super().__init__()
        self._gjor = gjor

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, slag: QByteArray | bytes | bytearray | memoryview, melding: int
    ) -> tuple[bool, int]:
        """Do what is to be done, and let the message go on."""
        if sys.platform == "win32" and bytes(slag) == b"windows_generic_MSG":
            from ctypes import wintypes

            msg = wintypes.MSG.from_address(int(melding))
            if betyr_las(msg.message, msg.wParam):
                self._gjor()
        return False, 0

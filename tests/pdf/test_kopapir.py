"""The page on a real queue: a CUPS-PDF printer of our own, started by hand, without systemd.

Runs where ``cupsd`` and ``printer-driver-cups-pdf`` are installed and the user is root (the back
end of CUPS-PDF runs as root); elsewhere it is skipped, and the reason is said. The scheduler has
its own folder, socket and queue; the only thing it writes outside is the spool of CUPS-PDF.
``-rs`` shows why it was skipped.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import uuid
import warnings
from collections import deque
from pathlib import Path

import pypdfium2
import pytest

from desktop.ark import lag_ark
from desktop.content import arkord
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale_fil import les
from desktop.pdf.ark_pdf import bygg

PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
UT = Path("/var/spool/cups-pdf/ANONYMOUS")
KO = "Ark"
KLAR, FERDIG = "Resuming new connection processing", "Job completed."  # as the scheduler says it
VENT = 60  # seconds; the machines of CI are slow

CUPSD = """\
LogLevel info
Listen {mappe}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""

FILER = """\
ServerRoot {mappe}/root
RequestRoot {mappe}/spool
TempDir {mappe}/spool/tmp
CacheDir {mappe}/cache
StateDir {mappe}/state
ErrorLog stderr
AccessLog {mappe}/access_log
PageLog {mappe}/page_log
SystemGroup root lpadmin
"""

# What the application does in its own process: Qt reads CUPS_SERVER once, when it starts.
FELLES = """\
import sys
from pathlib import Path
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintDialog
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication, QWidget
from desktop.ark import lag_ark
from desktop.content import arkord
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale_fil import les
from desktop.pdf.ark_pdf import bygg
from desktop.pdf.bilde import tegn
from desktop.views.utskrift import A4_PIKSLER, PRINT_DPI, lag_skriver, skriv_sider

app = QApplication([])
ko, navn, kilde, fasit = sys.argv[1:5]
assert ko in QPrinterInfo.availablePrinterNames(), QPrinterInfo.availablePrinterNames()
samtale = les(Path(kilde).read_bytes())
pdf = bygg(lag_ark(Oppsummering.of(samtale), arkord(), "nb"))
Path(fasit).write_bytes(pdf)
bilde = tegn(pdf, A4_PIKSLER)
"""

RETT_PA = (
    FELLES
    + """
skriver = lag_skriver(navn)
skriver.setPrinterName(ko)
assert skriver.resolution() == PRINT_DPI, skriver.resolution()
assert skriv_sider(skriver, [bilde])
"""
)

GJENNOM_DIALOGEN = (
    FELLES
    + """
from PySide6.QtCore import QTimer
from desktop.views.dialoger import velg_skriver

feil = []
def si(slag, verdi, spor):
    feil.append(f"{slag.__name__}: {verdi}")
    app.quit()
sys.excepthook = si
eier = QWidget()
skrevet = []
def skriv(skriver):
    skriver.setPrinterName(ko)
    skrevet.append(skriv_sider(skriver, [bilde]))
    app.quit()
velg_skriver(eier, navn, skriv)
dialog = eier.findChild(QPrintDialog)
QTimer.singleShot(0, dialog.accept)
app.exec()
sys.excepthook = sys.__excepthook__
assert not feil, feil
assert skrevet == [True], skrevet
"""
)


def hopp(grunn):
    """Skip, and say so also where nobody asks pytest for the reasons."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # said in the summary, and no error for who has no CUPS-PDF
        warnings.warn(f"CUPS-PDF ikke kjørt: {grunn}", stacklevel=2)
    pytest.skip(f"CUPS-PDF ikke kjørt: {grunn}")


def kjor(*ord_, miljo=None, **valg):
    return subprocess.run(
        ord_, env=miljo, capture_output=True, text=True, timeout=VENT, check=False, **valg
    )


def hort(tjener, beskjed):
    """Listen to the scheduler until it says so; return its last words if it ends before that."""
    vakt = threading.Timer(VENT, tjener.kill)
    vakt.start()
    sist = deque(maxlen=8)
    try:
        for linje in tjener.stdout:
            if beskjed in linje:
                return ""
            sist.append(linje)
    finally:
        vakt.cancel()
    return "".join(sist) or "den sa ingenting"


@pytest.fixture(scope="module")
def ko():
    """A queue that prints to PDF; gives the environment that finds it, and its scheduler."""
    if not sys.platform.startswith("linux"):
        hopp("bare Linux har CUPS-PDF")
    cupsd = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    lpadmin = shutil.which("lpadmin", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not cupsd or not lpadmin:
        hopp("cupsd mangler: apt-get install cups cups-client cups-filters")
    if not BACKEND.exists() or not PPD.exists():
        hopp("cups-pdf mangler: apt-get install printer-driver-cups-pdf")
    if os.geteuid() != 0:
        hopp("cups-pdf må kjøres som root")
    mappe = Path(tempfile.mkdtemp(prefix="ko", dir="/tmp"))  # a socket has a short path
    mappe.chmod(0o755)
    for del_ in ("root", "spool/tmp", "cache", "state"):
        (mappe / del_).mkdir(parents=True)
    (mappe / "cupsd.conf").write_text(CUPSD.format(mappe=mappe))
    (mappe / "cups-files.conf").write_text(FILER.format(mappe=mappe))
    tjener = subprocess.Popen(
        [cupsd, "-f", "-c", mappe / "cupsd.conf", "-s", mappe / "cups-files.conf"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    # a user the machine does not have: cups-pdf puts the file in the anonymous folder
    miljo = {
        **os.environ,
        "CUPS_SERVER": f"{mappe}/cups.sock",
        "CUPS_USER": "dialogarket-prove",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path.cwd()),
    }
    try:
        if sist := hort(tjener, KLAR):
            hopp(f"cupsd startet ikke: {sist}")
        laget = kjor(
            lpadmin, "-p", KO, "-v", "cups-pdf:/", "-P", str(PPD), "-E", "-o", "PageSize=A4",
            miljo=miljo,
        )  # fmt: skip
        if laget.returncode:
            hopp(f"køen ble ikke laget: {laget.stderr[-300:]}")
        kjor(lpadmin, "-d", KO, miljo=miljo)
        yield miljo, tjener
    finally:
        tjener.terminate()
        tjener.communicate(timeout=VENT)
        shutil.rmtree(mappe, ignore_errors=True)


def skriv_ut(ko, tmp_path, program):
    """Print in a process of its own, and wait for the file of the queue."""
    miljo, tjener = ko
    navn = f"dialogarket-{uuid.uuid4().hex[:8]}"
    kilde = Path("desktop/resources/eksempler/nb/S5.samtale.json").resolve()
    fasit = tmp_path / "fasit.pdf"
    svar = kjor(sys.executable, "-c", program, KO, navn, str(kilde), str(fasit), miljo=miljo)
    assert svar.returncode == 0, svar.stderr[-1500:]
    assert not (sist := hort(tjener, FERDIG)), f"ingen fil fra køen: {sist}"
    (fil,) = UT.glob(f"*{navn}*.pdf")
    data = fil.read_bytes()
    fil.unlink()
    return data, fasit.read_bytes()


def gratt(pdf, dpi=100):
    """Draw the first page in grey, the same size whatever file it came from."""
    dokument = pypdfium2.PdfDocument(pdf)
    side = dokument[0]
    bitmap = side.render(scale=dpi / 72, grayscale=True)
    bredde, hoyde, steg, alle = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    rader = [alle[y * steg : y * steg + bredde] for y in range(hoyde)]
    bitmap.close()
    dokument.close()
    return rader


def mork(rader, rute=10):
    """Return how dark each square is, 0 to 1: letters move a pixel, squares do not."""
    return [
        [
            sum(255 - v for rad in rader[y : y + rute] for v in rad[x : x + rute])
            / (255 * rute * rute)
            for x in range(0, len(rader[0]) - rute, rute)
        ]
        for y in range(0, len(rader) - rute, rute)
    ]


def like(utskrift, fasit):
    """Tell the largest and the mean difference between the squares of two pages."""
    a, b = mork(gratt(utskrift)), mork(gratt(fasit))
    par = [(x, y) for ra, rb in zip(a, b, strict=False) for x, y in zip(ra, rb, strict=False)]
    forskjell = [abs(x - y) for x, y in par]
    return max(forskjell), sum(forskjell) / len(forskjell)


def opplosning(data, tmp_path):
    """Return the pixels per inch of the picture on the page, both ways."""
    fil = tmp_path / "utskrift.pdf"
    fil.write_bytes(data)
    ut = kjor("pdfimages", "-list", str(fil)).stdout
    return [tuple(int(v) for v in rad.split()[12:14]) for rad in ut.splitlines()[2:]]


def sjekk(data, fasit, tmp_path):
    dokument = pypdfium2.PdfDocument(data)
    assert len(dokument) == 1
    bredde, hoyde = dokument[0].get_size()
    dokument.close()
    assert (bredde, hoyde) == (pytest.approx(595, abs=2), pytest.approx(842, abs=2))
    storst, snitt = like(data, fasit)
    assert snitt < 0.02, (storst, snitt)
    assert storst < 0.45, (storst, snitt)
    if shutil.which("pdfimages"):
        dpi = opplosning(data, tmp_path)
        assert dpi, "ingen bilder på siden"
        assert all(290 <= v <= 310 for par in dpi for v in par), dpi


def test_the_page_comes_out_of_the_queue_as_one_a4_page_that_looks_the_same(ko, tmp_path):
    data, fasit = skriv_ut(ko, tmp_path, RETT_PA)
    sjekk(data, fasit, tmp_path)


def test_the_page_comes_out_through_the_dialog_of_the_system(ko, tmp_path):
    data, fasit = skriv_ut(ko, tmp_path, GJENNOM_DIALOGEN)
    sjekk(data, fasit, tmp_path)


def test_the_check_sees_a_page_that_is_not_the_same():
    """The comparison bites: another example, and a page a little smaller, are told apart."""

    def pdf(kode):
        fil = Path(f"desktop/resources/eksempler/nb/{kode}.samtale.json")
        return bygg(lag_ark(Oppsummering.of(les(fil.read_bytes())), arkord(), "nb"))

    assert like(pdf("S5"), pdf("S5")) == (0, 0)
    assert like(pdf("S5"), pdf("S4"))[1] > 0.02

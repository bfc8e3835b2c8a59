"""The way from the first day of absence to week 52: a line to scale, and every stop in words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.frister import KONTROLLERT
from desktop.domain.helligdager import mellom
from desktop.domain.periode import EN_DAG, Periode
from desktop.domain.tidslinje import (
    ALLE_DAGER,
    FREDAG,
    TORSDAG,
    Stopp,
    Tidslinje,
    helgedager,
    rolig_start,
    tilbake,
)
from desktop.i18n import _, format_date, format_day, format_weekday, language
from desktop.state import innhold
from desktop.views.widgets import etikett, som_bilde, tom_layout

_KVARTAL = 13


class Tidslinjebilde(QWidget):
    """Shows the stops of an absence, and a thought about the day of return."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._vist: Tidslinje | None = None
        self._bilde = _Linje()
        som_bilde(self._bilde)
        self._tanke = etikett("")
        self._boks = QVBoxLayout()
        self._boks.setSpacing(6)
        self._ord = QWidget()
        self._ord.setProperty("role", "clear")
        self._ord.setLayout(self._boks)
        self._boks.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(etikett(_("Fra første dag, uke for uke"), "subheading"))
        layout.addWidget(self._bilde)
        layout.addWidget(self._ord)
        layout.addWidget(self._tanke)

    def vis(self, linje: Tidslinje | None, fravaer: Sequence[Periode], samtalen: date) -> None:
        """Show the stops, or nothing while there is no first day.

        Args:
            linje: The stops.
            fravaer: The absence so far.
            samtalen: The day of the samtale; a day back before it is nothing to think about.
        """
        self.setVisible(linje is not None)
        if linje is None:
            return
        siste = max((f.tom for f in fravaer), default=None)
        framover = siste is not None and tilbake(siste) >= samtalen
        self._tanke.setText(returtanke(siste) if siste and framover else "")
        self._tanke.setVisible(bool(fravaer))
        if linje == self._vist:
            return
        self._vist = linje
        self._bilde.vis(linje)
        tom_layout(self._boks)
        linjer = tidslinjeord(linje)
        self._bilde.setAccessibleName(" ".join(linjer))
        for tekst in linjer:
            self._boks.addWidget(etikett(tekst))
        self._boks.addWidget(etikett(helligdagsord(linje), "hint"))
        tegn = etikett(_("Under linja er korte streker helger, og lange er helligdager."), "hint")
        self._boks.addWidget(tegn)
        forbehold = _(
            "Veiledende, som om fraværet fortsetter uten opphold. Reglene er kontrollert {dato}."
        ).format(dato=format_date(KONTROLLERT))
        self._boks.addWidget(etikett(forbehold, "hint"))


def tidslinjeord(linje: Tidslinje) -> list[str]:
    """Say every stop in words, numbered as in the picture."""
    return [f"{n}. {stoppord(stopp)}" for n, stopp in enumerate(linje.stopp, 1)]


def stoppord(stopp: Stopp) -> str:
    """Say one stop: when, what, where it is written, and the working day before a day off."""
    tekst = _("{dato} (uke {uke}): {hva} ({hjemmel}).").format(
        dato=format_weekday(stopp.dato),
        uke=stopp.uke,
        hva=innhold.stopp()[stopp.id].i(language()).rstrip("."),
        hjemmel=stopp.hjemmel,
    )
    fri = [tekst[:1].upper() + tekst[1:]]
    if stopp.helligdag:
        navn = innhold.helligdager()[stopp.helligdag].i(language())
        fri.append(_("Det er {helligdag}.").format(helligdag=navn))
    if stopp.arbeidsdag != stopp.dato:
        fri.append(_("Siste arbeidsdag før: {dato}.").format(dato=format_weekday(stopp.arbeidsdag)))
    return " ".join(fri)


def helligdagsord(linje: Tidslinje) -> str:
    """Say which public holidays are on the way."""
    dager = ", ".join(_helligdag(dag, kode) for dag, kode in linje.helligdager)
    return _("Helligdager på veien: {dager}").format(dager=dager)


def _helligdag(dag: date, kode: str) -> str:
    navn, dato = innhold.helligdager()[kode].i(language()), format_day(dag)
    return navn if navn == dato else f"{navn} ({dato})"


def returtanke(siste_dag: date) -> str:
    """Offer a Thursday or Friday as a day to begin on; a thought, never a rule."""
    dag = tilbake(siste_dag)
    if dag.weekday() in (TORSDAG, FREDAG):
        return _(
            "Tilbake {dag}. Da er helga nær. Noen synes det gjør det lettere å begynne."
        ).format(dag=format_weekday(dag))
    return _(
        "Tilbake {dag}. Noen synes det er lettere å begynne en torsdag eller fredag, med helga "
        "nær: {rolig}. Bare en tanke."
    ).format(dag=format_weekday(dag), rolig=format_weekday(rolig_start(dag)))


class _Linje(QWidget):
    """A line of 52 weeks with the stops as numbers, weekends and public holidays as ticks."""

    def __init__(self) -> None:
        super().__init__()
        self._linje: Tidslinje | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def vis(self, linje: Tidslinje) -> None:
        self._linje = linje
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self._grunn + 20 + self.fontMetrics().lineSpacing())

    @property
    def _grunn(self) -> int:
        """How far down the line itself is: under three rows of stops."""
        return 3 * self._ring + 12

    @property
    def _ring(self) -> int:
        return self.fontMetrics().lineSpacing() + 6

    def _x(self, dag: float) -> float:
        kant = self._ring
        return kant + (self.width() - 2 * kant) * dag / ALLE_DAGER

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._linje is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        farge = self.palette().windowText().color()
        y = self._grunn
        painter.setPen(QPen(farge, 2))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(ALLE_DAGER), y))
        betalt = self._x(self._linje.dag("dag-16")) - self._x(0)
        painter.fillRect(QRectF(self._x(0), y - 5, betalt, 10), farge)
        self._tegn_dager(painter, y)
        self._tegn_stopp(painter, y)
        painter.end()

    def _tegn_dager(self, painter: QPainter, y: float) -> None:
        """Draw each weekend, each public holiday, and the number of every thirteenth week."""
        assert self._linje is not None  # noqa: S101 - only painted with one
        fra = self._linje.forste_dag
        farge = self.palette().windowText().color()
        for n in helgedager(fra, ALLE_DAGER):
            painter.fillRect(QRectF(self._x(n), y + 3, self._x(1) - self._x(0), 3), farge)
        painter.setPen(QPen(farge, 1.5))
        for dag in mellom(fra, fra + ALLE_DAGER * EN_DAG):
            x = self._x((dag - fra).days + 0.5)
            painter.drawLine(QPointF(x, y + 3), QPointF(x, y + 14))
        bredde = self._x(_KVARTAL * 7) - self._x(0)
        for n in range(0, 53, _KVARTAL):
            midt = self._x(n * 7)
            venstre = min(max(midt - bredde / 2, 0), self.width() - bredde)
            felt = QRectF(venstre, y + 16, bredde, self.fontMetrics().lineSpacing())
            side = {0: Qt.AlignmentFlag.AlignLeft, 52: Qt.AlignmentFlag.AlignRight}
            painter.drawText(
                felt, side.get(n, Qt.AlignmentFlag.AlignHCenter), _("uke {n}").format(n=n or 1)
            )

    def _tegn_stopp(self, painter: QPainter, y: float) -> None:
        """Draw the stops as rings, each in the lowest row where it has room."""
        assert self._linje is not None  # noqa: S101 - only painted with one
        palett = self.palette()
        slutt = [-1.0, -1.0, -1.0]
        ringer: list[QRectF] = []
        painter.setPen(QPen(palett.windowText().color(), 1))
        for stopp in self._linje.stopp:
            x = self._x(stopp.dag - 1)
            rad_ = next((r for r in range(3) if slutt[r] <= x - self._ring / 2), 2)
            slutt[rad_] = x + self._ring / 2 + 2
            topp = y - 10 - (rad_ + 1) * self._ring
            ring = QRectF(x - self._ring / 2 + 1, topp + 2, self._ring - 2, self._ring - 4)
            painter.drawLine(QPointF(x, ring.bottom()), QPointF(x, y))
            ringer.append(ring)
        painter.setBrush(palett.window())
        painter.setPen(QPen(palett.windowText().color(), 2))
        for n, ring in enumerate(ringer, 1):  # over the lines, which may pass behind them
            painter.drawRoundedRect(ring, 4, 4)
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(n))

"""The 16 days the employer pays, as boxes and in a calendar; the same is said in words."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.arbeidsgiverperiode import DAGER, OPPHOLD, Arbeidsgiverperiode
from desktop.domain.frister import KONTROLLERT
from desktop.domain.helligdager import helligdag
from desktop.domain.periode import LORDAG, Periode, sammenhengende, sykedager
from desktop.i18n import _, format_date, format_period
from desktop.views.widgets import etikett, som_bilde

_UKE = 7


class Periodebilde(QWidget):
    """Shows an arbeidsgiverperiode; always «veiledende»."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._bilde = _Bilde()
        som_bilde(self._bilde)
        self._ord = etikett("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(etikett(_("Arbeidsgiverperioden: 16 dager"), "subheading"))
        layout.addWidget(self._bilde)
        layout.addWidget(self._ord)
        layout.addWidget(
            etikett(
                _(
                    "Veiledende. Loven regner fra du er tilbake i arbeid, NAV fra dagen etter siste "
                    "sykedag. Det kan skille to dager. Lønn eller NAV avgjør. {hjemmel}, "
                    "kontrollert {dato}."
                ).format(hjemmel="ftrl. § 8-19", dato=format_date(KONTROLLERT)),
                "hint",
            )
        )

    def vis(
        self,
        periode: Arbeidsgiverperiode | None,
        fravaer: Sequence[Periode],
        brukt: frozenset[date],
    ) -> None:
        """Show the last period of some absence.

        Args:
            periode: The period, or ``None`` while there is nothing to show.
            fravaer: All the absence it comes from, typed and planned.
            brukt: The days that are typed as past; the rest are planned.
        """
        self.setVisible(periode is not None)
        if periode is None:
            return
        siste = sykedager(fravaer, max(f.tom for f in fravaer))[-1]
        self._bilde.vis(periode, brukt)
        self._ord.setText(periodeord(periode, siste, len(brukt.intersection(periode.dager))))
        self._bilde.setAccessibleName(self._ord.text())


def periodeord(periode: Arbeidsgiverperiode, siste: date, brukt: int) -> str:
    """Say a period in words, and when absence after the last sick day would begin another."""
    deler = [
        _("{n} av 16 dager: {perioder}.").format(
            n=len(periode.dager),
            perioder=", ".join(format_period(*bit) for bit in sammenhengende(periode.dager)),
        )
    ]
    planlagt = len(periode.dager) - brukt
    if planlagt:
        fylt = _("Fylt er brukt ({brukt}), ramme er planlagt ({planlagt}).")
        deler.append(fylt.format(brukt=brukt, planlagt=planlagt))
    if periode.fullfort:
        deler.append(_("Alle de 16 dagene er regnet med; fra neste sykedag betaler NAV."))
    ny = siste + timedelta(days=OPPHOLD + 1)
    deler.append(
        _("Nytt fravær før {dato} regnes med i den samme perioden.").format(dato=format_date(ny))
    )
    return " ".join(deler)


class _Bilde(QWidget):
    """Sixteen boxes, and under them the weeks with a counted day."""

    def __init__(self) -> None:
        super().__init__()
        self._periode = Arbeidsgiverperiode(())
        self._brukt: frozenset[date] = frozenset()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def vis(self, periode: Arbeidsgiverperiode, brukt: frozenset[date]) -> None:
        self._periode, self._brukt = periode, brukt
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(8 * self._rute, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(_UKE * self._rute + 2, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's
        rader = -(-DAGER // self._i_bredden(width))
        ukedagene = self._linje // 2 + self._linje + 8
        return rader * self._boks + ukedagene + len(self._uker()) * self._hoyde

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @property
    def _linje(self) -> int:
        return self.fontMetrics().lineSpacing()

    @property
    def _boks(self) -> int:
        return self._linje + 12

    @property
    def _rute(self) -> int:
        return self.fontMetrics().horizontalAdvance("30.12.") + 16

    @property
    def _hoyde(self) -> int:
        return 2 * self._linje + 10

    def _i_bredden(self, width: int) -> int:
        return DAGER if width >= DAGER * (self._boks + 4) else DAGER // 2

    def _uker(self) -> list[date]:
        """Return the Monday of each week with a counted day."""
        mandager = (dag - timedelta(days=dag.weekday()) for dag in self._periode.dager)
        return list(dict.fromkeys(mandager))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bredde = self._i_bredden(self.width())
        for n in range(DAGER):
            y, x = divmod(n, bredde)
            rute = QRectF(x * (self._boks + 4) + 1, y * self._boks + 1, self._boks, self._boks - 4)
            dag = self._periode.dager[n] if n < len(self._periode.dager) else None
            self._tegn_boks(painter, rute, dag, str(n + 1))
        topp = -(-DAGER // bredde) * self._boks + self._linje // 2
        for n, navn in enumerate(ukedager()):
            felt = QRectF(n * self._rute, topp, self._rute, self._linje + 4)
            self._skriv(painter, felt, navn)
        for uke, mandag in enumerate(self._uker()):
            for n in range(_UKE):
                y = topp + self._linje + 8 + uke * self._hoyde
                rute = QRectF(n * self._rute + 1, y, self._rute - 4, self._hoyde - 4)
                self._tegn_dag(painter, rute, mandag + timedelta(days=n))
        painter.end()

    def _tegn_boks(self, painter: QPainter, rute: QRectF, dag: date | None, tekst: str) -> None:
        """Draw a box: filled when past, with a thick edge when planned, thin when free."""
        palett, tom = self.palette(), QBrush(Qt.BrushStyle.NoBrush)
        farge = palett.windowText().color()
        brukt = dag in self._brukt
        painter.setBrush(palett.highlight() if brukt else tom)
        painter.setPen(QPen(farge, 1 if dag is None else 2.5))
        painter.drawRoundedRect(rute, 4, 4)
        self._skriv(painter, rute, tekst, palett.highlightedText().color() if brukt else None)

    def _tegn_dag(self, painter: QPainter, rute: QRectF, dag: date) -> None:
        fri = dag.weekday() >= LORDAG or helligdag(dag) is not None
        if fri:
            svak = QColor(self.palette().windowText().color())
            svak.setAlpha(28)
            painter.fillRect(rute, svak)
        ovre = QRectF(rute.x(), rute.y() + 2, rute.width(), self._linje)
        nummer = self._periode.nummer(dag)
        if nummer is not None:
            self._tegn_boks(painter, rute, dag, "")
        farge = self.palette().highlightedText().color() if dag in self._brukt and nummer else None
        self._skriv(painter, ovre, f"{dag.day}.{dag.month}.", farge)
        if nummer is not None:
            nedre = ovre.translated(0, self._linje)
            self._skriv(painter, nedre, f"({nummer})", farge)

    def _skriv(
        self, painter: QPainter, rute: QRectF, tekst: str, farge: QColor | None = None
    ) -> None:
        painter.setPen(farge or self.palette().windowText().color())
        painter.drawText(rute, Qt.AlignmentFlag.AlignCenter, tekst)


def ukedager() -> tuple[str, ...]:
    """Return the weekdays, short."""
    return (_("ma"), _("ti"), _("on"), _("to"), _("fr"), _("lø"), _("sø"))

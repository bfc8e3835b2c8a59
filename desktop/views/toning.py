"""The one thing that moves: news that come gently, unless nothing is to move."""

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from desktop.views import theme

TID_MS = 160
BEGYNN = 0.3  # of full strength: there at once, and never in the way


def ton_inn(widget: QWidget) -> None:
    """Let a widget that was just shown come to full strength, and leave nothing behind."""
    if theme.rolig():
        return
    effekt = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effekt)
    toning = QPropertyAnimation(effekt, b"opacity", effekt)
    toning.setDuration(TID_MS)
    toning.setStartValue(BEGYNN)
    toning.setEndValue(1.0)
    toning.finished.connect(effekt.deleteLater)  # Qt takes it off the widget as it goes
    toning.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

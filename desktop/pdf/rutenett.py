"""The grid every paper stands in: A4, its margins, and the column of the headings."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

BREDDE, HOYDE = A4
MARG_X, MARG_TOPP, MARG_BUNN = 16 * mm, 13 * mm, 12 * mm
VENSTRE = 36 * mm  # the column of the headings
FULL = BREDDE - 2 * MARG_X
HOYRE_X = MARG_X + VENSTRE
HOYRE = FULL - VENSTRE
TOPP, BUNN = HOYDE - MARG_TOPP, MARG_BUNN + 20  # of the text; the foot of the page is below

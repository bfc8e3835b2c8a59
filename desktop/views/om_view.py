"""Help: the method in short, the keyboard, what is stored, where the ideas come from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.domain.orglag import Orglag
from desktop.i18n import _
from desktop.views.kommune import telefondel
from desktop.views.widgets import Side, etikett, navngi


class OmView(Side):
    """Shows the help on one page."""

    def __init__(self, lag: Orglag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        navngi(self)
        # Nothing in it takes the keys: the page itself does, so that it can be rolled with them.
        self.setProperty("role", "rolled")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Hjelp"))
        self.legg(etikett(_("Hjelp"), "title"), *telefondel(lag))
        for tittel, avsnitt in hjelp():
            self.legg(etikett(tittel, "heading"), *(etikett(a) for a in avsnitt))
        self.legg(etikett(f"Dialogarket {__version__}", "hint"))
        self.fyll()


def hjelp() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the help: headings and paragraphs."""
    return (
        (
            _("Slik bruker dere det"),
            (
                _("En leder og en ansatt sitter sammen i tre kvarter, med skjermen mellom seg."),
                _("De to første fasene holdes med lokket nede. Der skal dere snakke, ikke skrive."),
                _(
                    "Deretter går dere gjennom oppgavene, finner muligheter, velger en vei og avtaler."
                ),
                _("Til slutt blir det ett ark. Den ansatte eier det, og kan stryke hver linje."),
                _("Samtalen er frivillig. Den ansatte kan alltid gå rett til legen."),
            ),
        ),
        (
            _("Tastatur"),
            (
                _("Alt og den understrekte bokstaven trykker på en knapp. Tab går til neste felt."),
                _(
                    "Svarene, fasene og knappene på hver rad i en liste har ingen bokstav. Dem når "
                    "du med Tab."
                ),
                _("Esc dekker skjermen. En hvilken som helst tast tar den tilbake."),
                _("F8 gir delt skjerm: stor tekst, uten menyer. F8 igjen går tilbake."),
                _(
                    "I Innstillinger velger du lyst, mørkt eller sterk kontrast, større tekst, og om "
                    "noe skal bevege seg."
                ),
                _("Ctrl+PgDn og Ctrl+PgUp går til neste og forrige steg."),
                _("Er det mange samtaler på startsiden, søker Ctrl+F i dem. Esc tømmer søket."),
                _(
                    "På en rad i jobblista svarer 1, 2, 3 og 0. Alt med pil flytter raden, Enter "
                    "går til teksten, og Delete tar den bort. Ingen annen tast virker alene."
                ),
                _(
                    "Ctrl+Z angrer, Ctrl+Y gjør om. Ctrl+S lagrer, men det skjer også av seg selv. "
                    "F1 viser denne hjelpen, og F1 eller Alt+venstrepil går tilbake. Ctrl+Q avslutter."
                ),
                _("Ctrl+L låser. Programmet låser seg også selv når ingen har rørt tastene."),
                _("I demoen begynner Ctrl+Shift+N på nytt."),
                _(
                    "Foran andre, i Vis fram og i Legens blikk: Page Down eller mellomrom går videre, "
                    "Page Up går tilbake, B gjør skjermen svart, og Esc går ut. N viser notatene. "
                    "Piler og tall teller hender."
                ),
            ),
        ),
        (
            _("Hva som lagres, og hvor"),
            (
                _(
                    "Alt ligger kryptert på denne maskinen, låst med passordet ditt. Ingenting sendes."
                ),
                _(
                    "Det dere skriver, lagres mens dere skriver. Etterpå velger dere sammen hva som blir."
                ),
                _(
                    "Alt som blir liggende, har en slettedato dere kan se. Den dagen får du en liste "
                    "først. Ingenting slettes uten at du har sett den."
                ),
                _(
                    "Sletting er ekte: Teksten tas ut av filen, av loggen og av alle sikkerhetskopier "
                    "programmet når. En mappe som er frakoblet, tas når den er tilbake. Disken selv "
                    "kan ha gamle spor, derfor bør hele maskinen være kryptert."
                ),
            ),
        ),
        (
            _("Passord, gjenopprettingsnøkkel og sikkerhetskopi"),
            (
                _(
                    "Passordet åpner samtalene. Glemmer du det, hjelper bare arket med "
                    "gjenopprettingsnøkkelen. Legg det i en lukket konvolutt, ikke ved maskinen."
                ),
                _(
                    "Sikkerhetskopier lages og prøves av seg selv. Du kan få én kopi til i en annen "
                    "mappe."
                ),
                _(
                    "En sikkerhetskopi har nøkkelfilen i seg. Den som har kopien og passordet, eller "
                    "arket, kan åpne den. Det gjelder også gamle kopier et annet sted."
                ),
                _(
                    "Er filen skadet, sier programmet det. Da kan du hente en sikkerhetskopi, eller "
                    "redde det som lar seg lese. Det gamle legges til side i 30 dager."
                ),
            ),
        ),
        (
            _("Hva programmet beskytter mot, og ikke"),
            (
                _(
                    "Det beskytter når maskinen er mistet, stjålet eller kopiert, mot andre brukere av "
                    "maskinen, og mot at filen blir skadet uten at noen merker det."
                ),
                _(
                    "Det beskytter ikke en åpen skjerm, utskrevet papir eller PDF-er dere lagrer. Det "
                    "beskytter ikke mot skadelig programvare, eller mot den som styrer maskinen."
                ),
                _(
                    "Når programmet låses, starter det på nytt. Da er det dere skrev, ikke lenger i "
                    "minnet til programmet. Mens det er åpent, kan minnet og dvalefilen ha teksten. "
                    "Bare en maskin som er slått av, er helt tom."
                ),
                _(
                    "Programmet åpner ingen forbindelser til nettet, og det dere kopierer, merkes så "
                    "utklippslogger ikke tar vare på det."
                ),
            ),
        ),
        (
            _("Hvor ideene kommer fra"),
            (
                _(
                    "Inspirert av Grimstadmodellen og av arbeidet til Cathrine Abrahamsen. "
                    "Spørsmålene her er skrevet for dette programmet."
                ),
                _(
                    "Reglene om sykmelding er kontrollert mot folketrygdloven. Legen avgjør alltid graden."
                ),
                _("Dialogarket er fri programvare (MIT). Skriften er Source Sans 3 (OFL)."),
            ),
        ),
    )

"""Somebody who sees no screen: led by AT-SPI alone, from the first start to the printed page.

Run by the system's own Python, which has the bindings, inside a D-Bus session:
python3 atspi_reise.py (the command that starts the application).  Everything is found by its role
and its name, and done by its actions and its text; there are no coordinates and no keys.
What happens is told on stderr as JSON.
"""

import json
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version first

PASSORD = "et langt passord med æøå"
FRIST_S = 20
SYNLIG = Atspi.StateType.SHOWING
FELT, KNAPP, BOKS = ("text", "password text"), ("push button", "button"), ("check box",)
VALG = (*KNAPP, "toggle button", *BOKS)


def si(**hva):
    print(json.dumps(hva), file=sys.stderr, flush=True)


class Skjermleser:
    """Knows the application by what it tells of itself."""

    def __init__(self, program):
        self.program = program
        self.sagt = []
        lytter = Atspi.EventListener.new(self._on_sagt, None)
        lytter.register("object:announcement")
        self._lytter = lytter

    def _on_sagt(self, hendelse, _mer=None):
        self.sagt.append(str(hendelse.any_data))

    def hor(self):
        sammenheng = GLib.MainContext.default()
        while sammenheng.pending():
            sammenheng.iteration(False)

    def app(self):
        bord = Atspi.get_desktop(0)
        for n in range(bord.get_child_count()):
            app = bord.get_child_at_index(n)
            if app is not None and app.get_process_id() == self.program.pid:
                return app
        return None

    def alle(self):
        app = self.app()
        if app is not None:
            app.set_cache_mask(Atspi.Cache.NONE)  # what was true before the last action is no help
            yield from self._under(app)

    def _under(self, node):
        for n in range(node.get_child_count()):
            barn = node.get_child_at_index(n)
            if barn is None or not barn.get_state_set().contains(SYNLIG):
                continue
            yield barn
            yield from self._under(barn)

    def finn(self, roller, navn):
        frist = time.monotonic() + FRIST_S
        while time.monotonic() < frist:
            self.hor()
            try:
                for node in self.alle():
                    if node.get_name() == navn and node.get_role_name() in roller:
                        return node
            except GLib.Error:  # it went while we looked
                pass
            time.sleep(0.05)
        self.fortell()
        sys.exit(f"not found: {roller} {navn}")

    def fortell(self):
        for node in self.alle():
            si(rolle=node.get_role_name(), navn=node.get_name())

    def trykk(self, navn, roller=VALG):
        node = self.finn(roller, navn)
        handlinger = [Atspi.Action.get_action_name(node, n) for n in range(node.get_n_actions())]
        valg = next(h for h in ("Press", "Toggle") if h in handlinger)
        node.do_action(handlinger.index(valg))

    def skriv(self, navn, tekst):
        node = self.finn(FELT, navn)
        if not node.set_text_contents(tekst):
            sys.exit(f"takes no text: {navn}")

    def vent_sagt(self, ord_):
        frist = time.monotonic() + FRIST_S
        while not any(ord_ in s for s in self.sagt):
            self.hor()
            if time.monotonic() > frist:
                sys.exit(f"never said: {ord_}; {self.sagt}")
            time.sleep(0.02)
        si(hort=ord_)


def inn(leser):
    leser.skriv("Lag et passord", PASSORD)
    leser.skriv("Skriv passordet en gang til", PASSORD)
    leser.trykk("Gå videre")
    tavle = leser.finn(("panel", "frame", "filler", "unknown"), "Nøkkelen i sju grupper")
    grupper = {
        int(nummer): tegn.replace(" ", "")
        for nummer, tegn in (bit.split(": ") for bit in tavle.get_description().split(". "))
    }
    leser.trykk("Gå videre")
    leser.finn(("label",), "Skriv tilbake fire av gruppene")
    navn = [n.get_name() for n in leser.alle() if n.get_role_name() in FELT]
    for felt in navn:
        leser.skriv(felt, grupper[int(felt.removeprefix("Gruppe "))])
    leser.trykk("Ta nøkkelen i bruk")
    leser.skriv("Arbeidsplass", "Havnsund kommune")
    leser.trykk("Lagre og gå videre")
    leser.trykk("Ny samtale")


def samtalen(leser):
    leser.skriv("Fornavn på arket (valgfritt)", "Bente")
    leser.trykk("Start samtalen")
    neste(leser, 2)
    leser.trykk("Skriv én setning")
    leser.skriv("Er det én setning du vil at vi skal skrive?", "Jeg vil være på jobb.")
    neste(leser, 3)
    leser.skriv("Yrke", "Renholder")
    leser.trykk("Legg til oppgave")
    leser.skriv("Oppgave 1", "Vaske golv på skolen")
    leser.skriv("Timer i uka, oppgave 1", "20")
    leser.trykk("Kan med tilrettelegging")
    leser.skriv("Hva må til, oppgave 1", "Maskin i stedet for mopp")
    leser.vent_sagt("Lagret")
    neste(leser, 4)
    leser.trykk("Skriv en egen")
    leser.skriv("Tiltak 1", "Kontoret på rådhuset først")
    neste(leser, 5)
    leser.trykk("Velg denne: Tilrettelegging uten fravær")
    neste(leser, 6)
    leser.trykk("Legg til punkt")
    leser.skriv("Hva, punkt 1", "Prøve maskinen")
    neste(leser, 7)


def neste(leser, fase):
    leser.sagt.clear()
    leser.trykk("Neste steg")
    leser.vent_sagt(f"Steg {fase} av 7")


def ut(leser):
    ark = leser.finn(("label", "image"), "Forhåndsvisning av arket")
    frist = time.monotonic() + FRIST_S
    while not ark.get_description() and time.monotonic() < frist:  # it is drawn when there is time
        time.sleep(0.05)
    si(arket=ark.get_description())
    leser.trykk("Jeg har lest dette og kjenner det igjen")
    leser.trykk("Skriv ut arket")
    leser.trykk("Skriv ut", KNAPP)
    leser.vent_sagt("Arket er sendt til skriveren. Det er ditt.")
    leser.trykk("Avslutt samtalen")
    leser.trykk("Behold avtalen til neste samtale")
    leser.finn(KNAPP, "Ny samtale")


def main():
    program = subprocess.Popen(sys.argv[1:])
    try:
        leser = Skjermleser(program)
        for del_ in (inn, samtalen, ut):
            del_(leser)
            si(gjort=del_.__name__)
        si(ferdig=program.poll() is None)
    finally:
        program.terminate()
        program.wait(20)


if __name__ == "__main__":
    Atspi.init()
    main()

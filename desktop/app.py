"""The composition root: the only place where the parts meet.

Order at start: arguments → a command that needs no screen, or: log and excepthook → Qt → settings,
language and theme → the window → (after the first paint) content and storage.
"""

import argparse
from pathlib import Path
from typing import NoReturn

from desktop import __version__
from desktop.domain.tekst import SPRAK, Sprak
from desktop.i18n import set_language
from desktop.vern import steng_nettet

OK, AVVIST, FEIL_BRUK, MILJO = 0, 1, 2, 3


def run(argv: list[str]) -> int:
    """Run a command, or open the application; return the exit status of interfaces.md."""
    args = _parser().parse_args(argv)
    sprak: Sprak | None = args.language
    set_language(sprak or "nb")
    steng_nettet()
    if args.version:
        from desktop.kommandoer import versjon

        return versjon(__version__)
    if args.kommando == "ark":
        from desktop.kommandoer import ark

        return ark(args.fil, args.output, tekst=args.text, nav=args.nav, sprak=sprak)
    if args.kommando == "check":
        from desktop.kommandoer import check

        return check(args.path)
    if args.kommando == "hefte":
        from desktop.kommandoer import hefte

        return hefte(args.mappe, args.output, sprak or "nb")
    if args.kommando == "papir":
        from desktop.kommandoer import papir

        return papir(args.output, sprak or "nb", args.data_dir)
    if args.kommando == "pack":
        return _pack(args)
    from desktop.oppstart import selvtest, start

    if args.selftest:
        return selvtest()
    return start(data_dir=args.data_dir, demo=args.demo, sprak=sprak, avloser=args.avloser)


def _pack(args: argparse.Namespace) -> int:
    from desktop.pakkekommando import kontroller, ny, vis

    if args.hva == "new":
        return ny(args.fil)
    return kontroller(args.fil) if args.hva == "check" else vis(args.fil, args.data_dir)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(FEIL_BRUK, f"{self.prog}: {message}\n")


def _felles(standard: object) -> _Parser:
    """Return the options of every command; given twice, the last one counts."""
    felles = _Parser(add_help=False)
    felles.add_argument("--language", choices=SPRAK, default=standard, help="språk")
    felles.add_argument("--data-dir", type=Path, default=standard, help="mappen med samtalene")
    return felles


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="dialogarket",
        parents=[_felles(None)],
        description="En samtale mellom leder og ansatt, og ett ark som den ansatte eier.",
    )
    parser.add_argument("--demo", action="store_true", help="åpne eksemplene; skriver ingenting")
    parser.add_argument("--selftest", action="store_true", help="prøv at denne utgaven virker")
    parser.add_argument("--version", action="store_true", help="vis versjoner")
    parser.add_argument("--avloser", action="store_true", help=argparse.SUPPRESS)
    kommandoer = parser.add_subparsers(dest="kommando", metavar="kommando", parser_class=_Parser)
    felles = [_felles(argparse.SUPPRESS)]

    ark = kommandoer.add_parser("ark", parents=felles, help="skriv arket av en samtalefil")
    ark.add_argument("fil", type=Path, help="samtalefilen")
    ark.add_argument("-o", "--output", type=Path, help="PDF-filen som skal skrives")
    ark.add_argument("--text", action="store_true", help="arket som tekst")
    ark.add_argument("--nav", action="store_true", help="feltene i NAVs oppfølgingsplan som tekst")

    check = kommandoer.add_parser("check", parents=felles, help="kontroller filer og mapper")
    check.add_argument("path", type=Path, nargs="+", help="fil eller mappe")

    hefte = kommandoer.add_parser("hefte", parents=felles, help="skriv heftet til en konferanse")
    hefte.add_argument("mappe", type=Path, help="mappen med eksemplene")
    hefte.add_argument("-o", "--output", type=Path, required=True, help="PDF-filen som skrives")

    papir = kommandoer.add_parser("papir", parents=felles, help="skriv papirene til en samtale")
    papir.add_argument("--output", type=Path, required=True, help="mappen de skal ligge i")
    pack = kommandoer.add_parser("pack", help="organisasjonspakken til kommunen")
    _pakkekommandoer(pack, felles)
    return parser


def _pakkekommandoer(pack: _Parser, felles: list[_Parser]) -> None:
    hva = pack.add_subparsers(dest="hva", metavar="hva", required=True, parser_class=_Parser)
    new = hva.add_parser("new", parents=felles, help="skriv en pakke med forklaringer")
    new.add_argument("fil", type=Path, help="TOML- eller zip-filen som skal skrives")
    kontroll = hva.add_parser("check", parents=felles, help="kontroller pakker")
    kontroll.add_argument("fil", type=Path, nargs="+", help="TOML- eller zip-fil")
    show = hva.add_parser("show", parents=felles, help="vis hva som gjelder, og hvor det er fra")
    show.add_argument("fil", type=Path, nargs="?", help="en pakke alene; ellers denne maskinen")

"""The commands that need no screen (interfaces.md): ``ark``, ``check``, ``hefte``, ``papir``, versions."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.konferanse import i_rekkefolge, les_veiledning
from desktop.domain.orgpakke import FORMAT as ORGFORMAT
from desktop.domain.pakke import ENHET, MALER, format_av
from desktop.domain.samtale import Samtale
from desktop.domain.samtale_fil import MAKS_BYTES, SamtaleFilError, les
from desktop.domain.tekst import SPRAK, Sprak
from desktop.errors import MiljoError
from desktop.feiltekst import feiltekst, regeltekst
from desktop.i18n import _, ngettext
from desktop.innfil import les_inntil
from desktop.pakkefil import er_pakkezip, les_pakke
from desktop.paths import default_data_dir
from desktop.terminal import si, si_feil, ut, utf8
from desktop.utfil import skriv_fil

if TYPE_CHECKING:
    from desktop.state.hefte import Hefte

OK, AVVIST, FEIL_BRUK, MILJO = 0, 1, 2, 3
SAMTALEFIL, VEILEDNINGSFIL = ".samtale.json", ".veiledning.toml"
ENDELSER = (".json", ".xlsx", ".csv")
PAKKEENDELSER = (".toml", ".zip")
PAKKER = (ENHET, MALER)
VARE = (SAMTALEFIL, ".enhet.json", ".jobbmaler.json")


def ark(fil: Path, output: Path | None, *, tekst: bool, nav: bool, sprak: Sprak | None) -> int:
    """Write the page of a samtale file as PDF, text or NAV's fields."""
    utf8()
    if output is None and not tekst and not nav:
        si(_("Velg minst én av -o FIL, --text og --nav."))
        return FEIL_BRUK
    try:
        samtale = _samtale(fil)
        return _skriv_ark(str(fil), samtale, output, (tekst, nav), sprak)
    except SamtaleFilError as error:
        si_feil(str(fil), error.feil)
        return AVVIST
    except MiljoError as error:
        navn = output if error.arsak == "unwritable" and output else fil
        si(f"{navn}: {feiltekst(error)}")
        return MILJO
    except BrokenPipeError:
        return OK


def check(stier: Iterable[Path]) -> int:
    """Validate the files Dialogarket knows; one line per file on stdout, every reason on stderr."""
    utf8()
    verst = OK
    for sti in stier:
        try:
            verst = max(verst, _kontroller_sti(sti))
        except MiljoError as error:
            si(f"{sti}: {feiltekst(error)}")
            verst = MILJO
        except BrokenPipeError:
            return verst
    return verst


def _kontroller_sti(sti: Path) -> int:
    filer = _filer(sti)
    if not filer:
        si(_("{mappe}: Her er det ingen filer Dialogarket kjenner.").format(mappe=sti))
    return max(map(_kontroller, filer), default=AVVIST)


def _filer(sti: Path) -> list[Path]:
    try:
        if not sti.exists():
            raise MiljoError("missing")
        return sorted(_kjente(sti)) if sti.is_dir() else [sti]
    except (OSError, RuntimeError):  # a name that is too long, links in a ring
        raise MiljoError("unreadable") from None


def papir(mappe: Path, sprak: Sprak, data: Path | None = None) -> int:
    """Write the paper kit in a folder, with what the packs of this machine ask; a line per file."""
    from desktop.pakkefinner import finn
    from desktop.pakketekst import pakkefeiltekst
    from desktop.state.papir import Valg, lag_alle, lagre

    utf8()
    pakker = finn(data or default_data_dir())
    for feil in pakker.feil:
        si(f"{feil.sti}: {pakkefeiltekst(feil)}")
    try:
        for fil in lag_alle(sprak, Valg(pakker=pakker)):
            (skrevet,) = lagre((fil,), mappe)
            ut(f"{skrevet}\n")
    except MiljoError as error:
        si(f"{mappe}: {feiltekst(error)}")
        return MILJO
    except BrokenPipeError:
        pass
    return OK


def hefte(mappe: Path, output: Path, sprak: Sprak) -> int:
    """Write the conference booklet of a folder of examples, or say why not."""
    utf8()
    try:
        filer = _eksempelfiler(mappe, sprak)
        return _skriv_hefte(mappe, filer, output, sprak)
    except MiljoError as error:
        navn = output if error.arsak in ("unwritable", "disk-full") else mappe
        si(f"{navn}: {feiltekst(error)}")
        return MILJO


def versjon(versjon: str) -> int:
    """Print the versions that a support case needs."""
    utf8()
    from PySide6.QtCore import qVersion

    from desktop.storage.database import versjoner

    sqlite, cipher = versjoner()
    ut(f"Dialogarket {versjon}\nQt {qVersion()}\nSQLite {sqlite}\nSQLCipher {cipher}\n")
    return OK


def _kjente(mappe: Path) -> Iterator[Path]:
    """Return the files of a folder that are ours; other JSON lies in folders too."""
    return (fil for fil in mappe.rglob("*") if _er_kjent(fil))


def _er_kjent(fil: Path) -> bool:
    endelse = fil.suffix.lower()
    if endelse in (".xlsx", ".csv"):
        return not fil.name.startswith("~$")  # what Excel leaves beside a file that is open
    if endelse in PAKKEENDELSER:
        return _er_orgpakke(fil)
    return fil.name.endswith(VARE) or (endelse == ".json" and _er_pakke(fil))


def _er_orgpakke(fil: Path) -> bool:
    """Tell whether a file says that it is an organisation pack; other TOML lies in folders too."""
    if fil.suffix.lower() == ".zip":
        return er_pakkezip(fil)
    try:
        return ORGFORMAT.encode() in les_inntil(fil, MAKS_BYTES)
    except MiljoError:
        return False


def _er_pakke(fil: Path) -> bool:
    try:
        return format_av(les_inntil(fil, MAKS_BYTES)) in PAKKER
    except (FilAvvistError, MiljoError):
        return False


def _eksempelfiler(mappe: Path, sprak: Sprak) -> list[Path]:
    """Return the samtale files of a folder; of its folder for the language when it has one."""
    if not mappe.is_dir():
        raise MiljoError("missing")
    egen = mappe / sprak
    filer = (egen if egen.is_dir() else mappe).rglob(f"*{SAMTALEFIL}")
    return sorted(filer, key=lambda fil: i_rekkefolge(str(fil.relative_to(mappe))))


def _skriv_hefte(mappe: Path, filer: list[Path], output: Path, sprak: Sprak) -> int:
    from desktop.state.hefte import Hefte, uten_opprydding

    if not filer:
        si(_("{mappe}: Her er det ingen filer Dialogarket kjenner.").format(mappe=mappe))
        return AVVIST
    with uten_opprydding():
        hefte = Hefte(sprak)
        if verst := max(_legg_i(hefte, fil) for fil in filer):
            return verst
        skriv_fil(output, hefte.skriv())
    return OK


def _legg_i(hefte: "Hefte", fil: Path) -> int:
    """Put an example in the booklet; only one that is made up, whole and of one page."""
    from desktop.hefte import Eksempel
    from desktop.pdf.ark_pdf import DoesNotFitError

    sti = _veiledning(fil)
    try:
        samtale = _samtale(fil)
        _krev_oppdiktet(samtale)
        veiledning = les_veiledning(les_inntil(sti, MAKS_BYTES)) if sti.exists() else None
        hefte.legg(Eksempel(fil.name.removesuffix(SAMTALEFIL), samtale, veiledning))
    except (SamtaleFilError, DoesNotFitError) as error:
        galt = sti if any(f.regel == "ikke_veiledning" for f in error.feil) else fil
        si_feil(str(galt), error.feil)
        return AVVIST
    except MiljoError as error:
        si(f"{fil}: {feiltekst(error)}")
        return MILJO
    return OK


def _krev_oppdiktet(samtale: Samtale) -> None:
    feil = samtale.feil()
    if not samtale.oppdiktet:
        feil.append(Feil("oppdiktet", "ikke_oppdiktet"))
    if feil:
        raise SamtaleFilError(*feil)


def _kontroller(fil: Path) -> int:
    if fil.suffix.lower() in PAKKEENDELSER and not fil.name.endswith(VEILEDNINGSFIL):
        return kontroller_pakke(fil)
    if fil.suffix.lower() not in ENDELSER:
        si(f"{fil}: {regeltekst(Feil('', 'ukjent_filtype'))}")
        return _meld(fil, _("kjenner ikke filtypen"), AVVIST)
    try:
        data = les_inntil(fil, MAKS_BYTES)
        feil = () if _kontroller_katalog(fil, data) else _samtalefeil(fil, les(data))
    except FilAvvistError as error:
        return _avvis(fil, error.feil)
    except MiljoError as error:
        si(f"{fil}: {feiltekst(error)}")
        return _meld(fil, _("kan ikke leses"), MILJO)
    if feil:
        return _avvis(fil, feil)
    return _meld(fil, _("i orden"), OK)


def _samtalefeil(fil: Path, samtale: Samtale) -> list[Feil]:
    """Return what is wrong with a samtale; an example must be more than any other."""
    feil = samtale.feil()
    if _er_eksempel(fil):
        from desktop.state.eksempelkontroll import eksempelfeil

        feil += [*eksempelfeil(samtale), *_veiledningsfeil(fil), *_sprakfeil(fil)]
    return feil


def _er_eksempel(fil: Path) -> bool:
    """Tell whether a samtale file is one for a room: it has a guide, or lies in folders by language."""
    return _veiledning(fil).exists() or (fil.parent.name in SPRAK and len(_sprakmapper(fil)) > 1)


def _veiledning(fil: Path) -> Path:
    return fil.with_name(fil.name.removesuffix(SAMTALEFIL) + VEILEDNINGSFIL)


def _sprakmapper(fil: Path) -> list[Path]:
    return [mappe for sprak in SPRAK if (mappe := fil.parent.parent / sprak).is_dir()]


def _veiledningsfeil(fil: Path) -> list[Feil]:
    from desktop.state.eksempelkontroll import guidefeil

    sti = _veiledning(fil)
    if not sti.exists():
        return [Feil("veiledning", "mangler_veiledning")]
    try:
        return [
            feil.under("veiledning")
            for feil in guidefeil(les_veiledning(les_inntil(sti, MAKS_BYTES)))
        ]
    except SamtaleFilError as error:
        return [feil.under("veiledning") for feil in error.feil]


def _sprakfeil(fil: Path) -> list[Feil]:
    """Return the languages an example in folders by language lacks."""
    if fil.parent.name not in SPRAK or len(_sprakmapper(fil)) < 2:
        return []
    mangler = [s for s in SPRAK if not (fil.parent.parent / s / fil.name).exists()]
    return [Feil("", "mangler_sprak", {"sprak": s}) for s in mangler]


def kontroller_pakke(fil: Path) -> int:
    """Validate an organisation pack; one line on stdout, every reason on stderr."""
    try:
        les_pakke(fil)
    except FilAvvistError as error:
        return _avvis(fil, error.feil)
    except MiljoError as error:
        si(f"{fil}: {feiltekst(error)}")
        return _meld(fil, _("kan ikke leses"), MILJO)
    return _meld(fil, _("i orden"), OK)


def _kontroller_katalog(fil: Path, data: bytes) -> bool:
    """Validate a catalogue or job templates; return False for what must be a samtale file."""
    from desktop.content import katalogord
    from desktop.regneark.fil import kontroller

    if fil.suffix.lower() == ".json" and format_av(data) not in PAKKER:
        return False
    kontroller(data, fil.name, katalogord())
    return True


def _meld(fil: Path, tekst: str, status: int) -> int:
    ut(f"{fil}: {tekst}\n")
    return status


def _avvis(fil: Path, feil: Iterable[Feil]) -> int:
    alle = tuple(feil)
    antall = ngettext("{n} feil", "{n} feil", len(alle)).format(n=len(alle))
    ut(f"{fil}: {antall}\n")
    si_feil(str(fil), alle)
    return AVVIST


def _samtale(fil: Path) -> Samtale:
    return les(les_inntil(fil, MAKS_BYTES))


def _skriv_ark(
    navn: str,
    samtale: Samtale,
    output: Path | None,
    former: tuple[bool, bool],
    sprak: Sprak | None,
) -> int:
    from desktop.ark import NAV_TEGN, lag_ark, nav_felter, som_nav, som_tekst
    from desktop.content import arkord
    from desktop.domain.oppsummering import Oppsummering
    from desktop.pdf.ark_pdf import DoesNotFitError, bygg, manglende_tegn

    if feil := samtale.feil():
        si_feil(navn, feil)
        return AVVIST
    oppsummering = Oppsummering.of(samtale)
    if mangler := oppsummering.manglende_syn:
        si_feil(navn, [Feil(mangler, "ett_syn")])
        return AVVIST
    valgt: Sprak = sprak or samtale.ark.language or "nb"
    side = lag_ark(oppsummering, arkord(), valgt)
    try:
        pdf = bygg(side)
    except DoesNotFitError as error:
        si_feil(navn, error.feil)
        return AVVIST
    if tegn := " ".join(f"U+{ord(t):04X}" for t in manglende_tegn(side)):
        advarsel = _("Disse tegnene finnes ikke i skriften og står som [?] på arket: {tegn}")
        si(f"{navn}: {advarsel.format(tegn=tegn)}")
    if output is not None:
        skriv_fil(output, pdf)
    tekst, nav = former
    for felt in nav_felter(oppsummering, arkord(), valgt) if nav else ():
        if felt.over:
            for_langt = ngettext(
                "{n} tegn for langt for NAVs skjema, som tar {maks}.",
                "{n} tegn for langt for NAVs skjema, som tar {maks}.",
                felt.over,
            ).format(n=felt.over, maks=NAV_TEGN)
            si(f"{navn}: {felt.navn} {for_langt}")
    deler = [som_tekst(side)] if tekst else []
    deler += [som_nav(oppsummering, arkord(), valgt)] if nav else []
    ut("\n".join(deler))
    return OK

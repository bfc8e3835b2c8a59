"""Faults in words: what is wrong, and what to do about it, never what somebody wrote."""

from collections.abc import Callable
from pathlib import Path

from desktop.domain.feil import Feil, FilAvvistError
from desktop.errors import (
    AlreadyOpenError,
    DamagedContentError,
    DamagedError,
    DamagedKeysError,
    DesktopError,
    MiljoError,
    MistypedRecoveryKeyError,
    NewerVersionError,
    NoRoomError,
    PassphraseDueError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
    WrongVaultError,
)
from desktop.i18n import _, ngettext


def regeltekst(feil: Feil) -> str:
    """Return the sentence of a rule that is not kept."""
    return _regler()[feil.regel].format(**_typer(feil.verdier))


FILEN = "(filen)"  # what stands for the field when the whole file is at fault


def feillinje(fil: str, feil: Feil) -> str:
    """Return one line for a terminal: ``file: field: reason``."""
    return f"{fil}: {feil.felt or FILEN}: {regeltekst(feil)}"


_OM_MAPPEN = frozenset({"disk-full", "readonly", "readonly-file", "missing", "busy", "io"})


def feiltekst(error: DesktopError, mappe: Path | None = None) -> str:
    """Return the sentence a user gets for an error that can be mended.

    Args:
        error: What is wrong.
        mappe: The folder with the samtaler, named when the error is about it.
    """
    if isinstance(error, MiljoError):
        hvor = _("Mappen er {mappe}.").format(mappe=mappe) if mappe else ""
        return f"{_miljo()[error.arsak]} {hvor if error.arsak in _OM_MAPPEN else ''}".strip()
    if isinstance(error, FilAvvistError):
        return ngettext(
            "Filen kan ikke brukes: {n} feil. Ingenting er endret.",
            "Filen kan ikke brukes: {n} feil. Ingenting er endret.",
            len(error.feil),
        ).format(n=len(error.feil))
    tekster = _tekster()
    # The nearest class wins: a damaged key file is not told as a damaged database.
    tekst = next((tekster[type_] for type_ in type(error).__mro__ if type_ in tekster), None)
    return tekst() if tekst else _("Noe gikk galt. Det du har skrevet, står der fortsatt.")


def _tekster() -> dict[type, Callable[[], str]]:
    return {
        WrongPassphraseError: lambda: _("Passordet stemmer ikke. Skriv det en gang til."),
        MistypedRecoveryKeyError: lambda: _(
            "Nøkkelen er skrevet feil. Et tegn mangler, er byttet om eller er et annet. "
            "Sammenlign med arket, tegn for tegn."
        ),
        WrongRecoveryKeyError: lambda: _(
            "Nøkkelen er skrevet riktig, men den åpner ikke disse samtalene. "
            "Kanskje er arket eldre, eller fra en annen maskin."
        ),
        PassphraseDueError: lambda: _(
            "Det er en måned siden sist du skrev passordet. Skriv det nå, så du ikke glemmer det."
        ),
        WeakPassphraseError: lambda: _("Passordet må ha minst 12 tegn. Gjerne en hel setning."),
        DamagedKeysError: lambda: _(
            "Nøkkelfilen er skadet, og reserven også. Det er ikke passordet det er noe galt med. "
            "En sikkerhetskopi har sin egen nøkkelfil: hent en."
        ),
        DamagedError: lambda: _(
            "Filen med samtalene er skadet. Det er ikke passordet det er noe galt med. "
            "Ikke slett noe. Hent en sikkerhetskopi, eller redd det som kan leses."
        ),
        DamagedContentError: lambda: _(
            "Mulighetsskjemaet eller jobbmalene deres kan ikke leses. Samtalene er det ikke noe "
            "galt med. Hent en sikkerhetskopi, eller begynn på nytt."
        ),
        NoRoomError: lambda: _("Det er ikke plass til mer her. Ta bort noe først."),
        WrongVaultError: lambda: _(
            "Sikkerhetskopien hører til andre samtaler enn dem på denne maskinen."
        ),
        NewerVersionError: lambda: _(
            "Filen er laget av en nyere utgave av Dialogarket. Installer den nye utgaven først."
        ),
        AlreadyOpenError: lambda: _("Dialogarket er allerede åpent. Bruk vinduet som er åpent."),
    }


def passordhjelp() -> str:
    """Return what to look for when the passphrase was wrong twice in a row."""
    return _(
        "Er Caps Lock på? Står tastaturet på et annet språk enn da du laget passordet? "
        "Trykk «Vis passordet» og se hva som står der."
    )


def stedtekst(kode: str) -> str:
    """Return what a code of ``storage.sted`` means for the data folder, and what to do about it."""
    return " ".join(
        (_steder()[kode], _("Flytt mappen til en disk i denne maskinen, eller spør IT."))
    )


def _steder() -> dict[str, str]:
    return {
        "onedrive": _(
            "Mappen med samtalene ligger i OneDrive. De låste filene kopieres ut av maskinen, "
            "og de kan bli skadet når OneDrive bytter dem ut."
        ),
        "icloud": _(
            "Mappen med samtalene ligger i iCloud. De låste filene kopieres ut av maskinen, "
            "og de kan bli skadet når iCloud bytter dem ut."
        ),
        "dropbox": _(
            "Mappen med samtalene ligger i Dropbox. De låste filene kopieres ut av maskinen, "
            "og de kan bli skadet når Dropbox bytter dem ut."
        ),
        "sky": _(
            "Mappen med samtalene ligger i en skytjeneste. De låste filene kopieres ut av maskinen, "
            "og de kan bli skadet når tjenesten bytter dem ut."
        ),
        "nettverk": _(
            "Mappen med samtalene ligger på en nettverksdisk. De låste filene er utenfor maskinen, "
            "og de kan bli skadet når nettet faller ut."
        ),
    }


def _miljo() -> dict[str, str]:
    return {
        "disk-full": _("Disken er full. Frigjør plass, så lagres det du har skrevet."),
        "readonly": _("Mappen kan ikke skrives til. Gi skriverett, eller velg en annen mappe."),
        "readonly-file": _(
            "Filen med samtalene er skrivebeskyttet. Gi skriverett til filen, og prøv igjen."
        ),
        "minne": _(
            "Maskinen har for lite ledig minne til å låse opp. Lukk andre programmer, og prøv igjen."
        ),
        "missing": _("Filen eller mappen finnes ikke. Sjekk navnet og prøv igjen."),
        "unreadable": _("Filen kan ikke leses. Sjekk at du har lov til å åpne den."),
        "unwritable": _(
            "Filen kan ikke skrives. Sjekk mappen, og at filen ikke er åpen et annet sted."
        ),
        "busy": _("Filen er i bruk av et annet program. Lukk det og prøv igjen."),
        "io": _(
            "Disken svarte ikke som den skulle. Prøv igjen, og si fra til IT hvis det fortsetter."
        ),
        "nokkelring": _(
            "Maskinens nøkkelring svarte ikke. Passordet ditt virker som før. Prøv igjen senere."
        ),
        "blikkfil": _("Dette er ikke en fil med hender fra Legens blikk."),
    }


def _regler() -> dict[str, str]:
    return {
        "ikke_objekt": _("Dette er ikke en samtalefil."),
        "ikke_veiledning": _("Dette er ikke en veiledning som Dialogarket kan lese."),
        "ikke_oppdiktet": _(
            "Heftet tar bare med oppdiktede samtaler. Denne er ikke merket som det."
        ),
        "eksempel_ekte": _("Et eksempel må være oppdiktet, og merket som det."),
        "eksempel_telefon": _(
            "Et eksempel har ikke et nummer som noen kan svare på. Skriv bare nuller."
        ),
        "eksempel_mangler": _("Et eksempel må ha dette. Her er det tomt, eller utelatt fra arket."),
        "antall_diskusjon": _("Veiledningen må ha {antall} spørsmål til diskusjon."),
        "mangler_veiledning": _("Eksempelet har ingen veiledning til den som leder bordet."),
        "mangler_sprak": _("Eksempelet finnes ikke i mappen «{sprak}»."),
        "ukjent_filtype": _("Dialogarket kjenner ikke denne filtypen."),
        "for_stor": _("Filen er større enn 5 MB."),
        "for_mange_deler": _("Filen har flere deler enn en slik fil kan ha."),
        "ikke_utf8": _("Filen er ikke skrevet i UTF-8."),
        "ikke_json": _("Filen er ikke gyldig JSON (linje {linje})."),
        "for_dyp": _("Filen har for mange nivåer."),
        "dobbel": _("Feltet står to ganger på samme sted."),
        "ikke_tall": _("Tallet er ikke et tall som kan brukes her."),
        "mangler": _("Feltet må være med."),
        "annet_format": _("Filen er ikke av typen «dialogarket/samtale»."),
        "nyere_versjon": _("Filen er laget av en nyere utgave av Dialogarket."),
        "ukjent_felt": _("Feltet er ukjent."),
        "ukjent_verdi": _("Verdien er ikke en av dem som kan brukes her."),
        "ikke_dato": _("Datoen må skrives som ÅÅÅÅ-MM-DD og finnes i kalenderen."),
        "for_lang": _("Teksten er lengre enn {maks} tegn."),
        "for_mange": _("Listen har flere enn {maks} rader."),
        "sju_tall": _("Her skal det stå sju tall, mandag til søndag."),
        "ikke_id": _(
            "Koden kan bare ha bokstavene A–Z, tall, punktum, strek og understrek, høyst 40 tegn."
        ),
        "utenfor_heltall": _("Tallet er utenfor grensen {grense}."),
        "feil_type": _("Her skal det stå {type}."),
        "utenfor": _("Tallet må ligge mellom {minst} og {mest}."),
        "utenfor_kalender": _("Året må ligge mellom 1900 og 2199."),
        "for_mange_desimaler": _("Tallet kan ha høyst to desimaler."),
        "ulovlig_tegn": _("Teksten har et styretegn som ikke kan brukes."),
        "andel_uten_tilrettelegging": _("Andel hører bare til svaret «tilrettelegging»."),
        "ikke_andel": _("Andelen må være 0.25, 0.5 eller 0.75."),
        "sti_uten_mal": _("Stien fører ikke til noe i filen."),
        "periode_snudd": _("Til-datoen er før fra-datoen."),
        "trinn_overlapper": _("To trinn gjelder de samme dagene."),
        "grad_under_20": _("Graden er under 20 prosent, som er det minste (ftrl. § 8-13)."),
        "ukeplan_passer_ikke": _(
            "Timene i ukeplanen svarer ikke til graden (slingring 0,25 time)."
        ),
        "ett_syn": _("Begge syn må stå på arket, eller ingen av dem. Dette mangler."),
        "innspill_mangler": _("Avventende sykmelding må ha innspill til arbeidsgiver."),
        "avventende_for_lang": _(
            "Avventende sykmelding kan ha høyst 16 kalenderdager; her er det {dager} igjen."
        ),
        "ikke_pakke": _("Dette er verken en enhetspakke eller en fil med jobbmaler."),
        "ukjent_format": _("Filen er ikke av en type Dialogarket kjenner."),
        "dobbel_id": _("Id-en står på flere rader. Hver rad må ha sin egen, eller ingen."),
        "ukjent_belastning": _("Belastningen er ikke et av ordene Dialogarket kjenner."),
        "ukjent_type": _(
            "Typen må være en av disse: Oppgaver, Arbeidstid, Fysisk, Psykososialt, Sted, "
            "Hjelpemidler og opplæring."
        ),
        "ukjent_hvem": _("Her må det stå «leder alene» eller «må spørre»."),
        "ukjent_arbeidsplass": _("Slaget arbeidsplass er ikke et Dialogarket kjenner."),
        "ukjent_laget_med": _(
            "Her kan det stå verneombud, tillitsvalgt, ansatte, bedriftshelsetjeneste, HR og "
            "andre, med komma mellom."
        ),
        "ja_nei": _("Her må det stå «ja» eller «nei»."),
        "utenfor_dager": _("Her må det stå et helt tall mellom {minst} og {mest}."),
        "formel": _("Cellen har en formel. Skriv teksten selv."),
        "cellefeil": _("Cellen kan ikke leses som tekst."),
        "ukjent_kolonne": _("Dialogarket kjenner ikke denne overskriften."),
        "dobbel_kolonne": _("Overskriften står to ganger."),
        "mangler_kolonne": _("Kolonnen «{navn}» mangler."),
        "uten_overskrift": _("Cellen står i en kolonne uten overskrift."),
        "for_mange_rader": _("Arket har flere enn {maks} rader."),
        "for_mange_kolonner": _("Arket har flere enn {maks} kolonner."),
        "utrygg_zip": _("Filen er pakket på en måte som ikke er trygg, og er ikke åpnet."),
        "ikke_xlsx": _("Filen er skadet, eller er ikke et regneark (XLSX)."),
        "ikke_csv": _("Filen er ikke gyldig CSV (linje {linje})."),
        "ikke_tegnsett": _("Filen er verken i UTF-8 eller Windows-1252."),
        "tom_fil": _("Filen er tom."),
        "er_maler": _("Filen har jobbmaler. Hent den der jobbmalene er."),
        "ikke_maler": _("Filen har ingen jobbmaler."),
        "mal_ulik": _("Radene i samme jobbmal må ha samme navn og samme timer i full stilling."),
        "ikke_orgpakke": _(
            "Dette er ikke en organisasjonspakke. Den må ha linjen "
            'format = "dialogarket/organisasjon".'
        ),
        "ikke_toml": _("Filen er ikke gyldig TOML (linje {linje})."),
        "for_stor_del": _("Filen er større enn {kb} kB."),
        "for_stort_bilde": _("Bildet er større enn {mest} × {mest} punkter."),
        "ikke_png": _(
            "Logoen er ikke et PNG-bilde som kan brukes. Lagre den på nytt som vanlig PNG."
        ),
        "ikke_zip": _("Filen er skadet, eller er ikke en zip-fil."),
        "zip_uten_toml": _("Zip-filen må ha organisasjon.toml øverst, ikke i en mappe."),
        "ukjent_del": _(
            "Zip-filen har filer som organisasjon.toml ikke nevner: {antall}. Ta dem bort."
        ),
        "to_pakker": _("Her ligger både organisasjon.toml og organisasjon.zip. Ta bort den ene."),
        "mangler_fil": _("Filen som er nevnt, finnes ikke i pakken."),
        "laast_uten_verdi": _("Det som låses, må ha en verdi i pakken."),
        "bare_egen_ordning": _('Tallet hører bare til ordning = "egen".'),
        "over_maks_dager": _("Dette er lenger enn maks_dager, som er {mest}."),
        "far_ikke_plass": _(
            "Arket får ikke plass på én side. Linjer for mye: {linjer}. "
            "Kort ned her. Linjer her nå: {tar}."
        ),
    }


def _typer(verdier: dict[str, str]) -> dict[str, str]:
    """Name JSON types as people do."""
    if "type" not in verdier:
        return verdier
    navn = {
        "str": _("en tekst"),
        "int": _("et helt tall"),
        "number": _("et tall"),
        "decimal": _("et tall"),
        "bool": _("true eller false"),
        "date": _("en dato"),
        "array": _("en liste"),
        "object": _("et objekt"),
    }
    return {**verdier, "type": navn.get(verdier["type"], _("en annen type verdi"))}

"""A calm word about what a text may tell, and none about ordinary work."""

import msgspec
import pytest

from desktop import content
from desktop.domain.hint import er_fodselsnummer, hint
from desktop.domain.tekst import SPRAK


def funnet(tekst, **felt):
    return [(h.slag, tekst[h.start : h.slutt]) for h in hint(tekst, content.helseord(), **felt)]


HELSE = [
    ("Jeg har fått en diagnose", "diagnose"),
    ("diagnosen min", "diagnosen"),
    ("My diagnosis is new", "diagnosis"),
    ("Angst for møter", "Angst"),
    ("Eksamensangst", "Eksamensangst"),
    ("anxious about meetings", "anxious"),
    ("migrene", "migrene"),
    ("migreneanfallene kommer", "migreneanfallene"),
    ("Migraines twice a week", "Migraines"),
    ("prolaps", "prolaps"),
    ("skiveprolapsen", "skiveprolapsen"),
    ("depresjon", "depresjon"),
    ("fødselsdepresjonen", "fødselsdepresjonen"),
    ("a depression", "depression"),
    ("kreft", "kreft"),
    ("brystkreften", "brystkreften"),
    ("Utbrent, må skånes", "Utbrent"),
    ("Utbrend, må skånast", "Utbrend"),
    ("Burnt out", "Burnt out"),
    ("Dårlig rygg", "Dårlig rygg"),
    ("Dårleg rygg", "Dårleg rygg"),
    ("Bad back", "Bad back"),
    ("Vond skulder", "Vond skulder"),
    ("vondt i ryggen", "vondt i ryggen"),
    ("vondt i venstre kne", "vondt i venstre kne"),
    ("ryggsmertene", "ryggsmertene"),
    ("knee pain", "knee pain"),
    ("Hodepine av skjerm", "Hodepine"),
    ("hovudpine", "hovudpine"),
    ("headaches", "headaches"),
    ("Sover ikke", "Sover ikke"),
    ("Søv ikkje", "Søv ikkje"),
    ("går til psykolog", "psykolog"),
    ("venter på operasjon", "venter på operasjon"),
    ("ble operert i mai", "operert"),
    ("legen sier at jeg må hvile", "legen sier"),
    ("går til behandling hver uke, behandlingen tar tid", "behandlingen"),
    ("tar medisiner om kvelden", "tar medisiner"),
    ("astma", "astma"),
    ("hjartesjukdom", "hjartesjukdom"),
    ("jeg er syk", "syk"),
    ("eg er sjuk", "sjuk"),
    ("skilsmissen", "skilsmissen"),
    ("senebetennelse", "senebetennelse"),
    ("KREFT", "KREFT"),
]


@pytest.mark.parametrize(("tekst", "ord_"), HELSE)
def test_words_of_health_are_found_in_all_their_forms(tekst, ord_):
    assert ("helse", ord_) in funnet(tekst)


ARBEID = [
    "ryggsekk",
    "Bære ryggsekken til elevene",
    "hodetelefoner",
    "Ingen tunge løft",
    "smertegrense",
    "Smertegrensen for budsjettet",
    "Armene under skulderhøyde",
    "Arms below shoulder height",
    "knehøyde og skulderbredde",
    "Mangler det noe som tar krefter?",
    "kreftene, drivkrefter og arbeidskrefter",
    "Utlevering av medisiner",
    "Medisinrom: telle og sjekke datoer",
    "Saksbehandling i skjermede økter",
    "saksbehandler, sykepleier, kreftsykepleier",
    "Sykehjemmet og sykehuset",
    "avventende sykmelding, egenmelding",
    "behandling av søknader",
    "Wait-and-see sick note",
    "sick leave",
    "Rus og psykisk helse, avdeling 2",
    "Skifte utbrente pærer",
    "Slitasje på gulvet",
    "operere kran, operasjonssal",
    "Handlevogn og håndverk",
    "syklist, syklubb, sykkel",
    "Back at the office by nine",
    "head of department, foot patrol",
    "illustrasjon, painting, painter",
    "Jeg kan stå og gå. Bøye og løfte går ikke nå.",
    "Skjerm i tjue minutter om gangen.",
    "Timer til behandling lagt inn i vaktplanen",
    "brudd på avtalen",
    "rusle, ruskevær, rustfri",
    "støttestrømper og bandasje",
    "armlene, armering, fotball",
    "Inneholder ikke diagnose.",
    "Psychological safety",
    "Det går ikke så ille",
    "Ruste opp lokalet, fjerne rust",
    "Paint the wall",
    "Det verkar som det går",
    "Samlede verker i biblioteket",
    "Jobber på medisinsk avdeling",
    "Medisinering av brukere, medisinrunde",
    "Kronisk underbemannet",
    "joint problem solving",
    "Møte med psykologisk rådgiver",
    "Måle blodtrykk, sårstell, vaksinering",
    "Knebøy i gymtimen, hodestell",
    "Miljøterapeut, musikkterapi for beboere",
    "Symptomlindring hos brukere",
    "ill-defined tasks",
    "Fri til time. Trenger ro. Energien går fort ned.",
    "sjukefråvær, sjukmelding, sjukepleiar, sjukeheim",
    "Patients and treatment plans",
]


@pytest.mark.parametrize("tekst", ARBEID)
def test_ordinary_words_of_work_give_no_hint(tekst):
    assert funnet(tekst) == []


def test_pregnancy_is_a_reminder_and_none_where_it_is_known():
    assert funnet("Gravid i uke 20") == [("gravid", "Gravid")]
    assert funnet("svangerskapet") == [("gravid", "svangerskapet")]
    assert funnet("Gravid i uke 20", gravid_er_kjent=True) == []


FORSTE = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
ANDRE = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def lag(dag, rest=0):
    """Make up a number for a day, with a given rest of the first control digit."""
    for hale in range(1000, 2000):
        for k2 in range(10):
            numre = f"{dag}{hale}{k2}"
            v1 = sum(int(s) * v for s, v in zip(numre, FORSTE, strict=False)) % 11
            v2 = sum(int(s) * v for s, v in zip(numre, ANDRE, strict=True)) % 11
            if v1 == rest and v2 == 0:
                return numre
    raise AssertionError(dag)


@pytest.mark.parametrize("start", ["010190", "410190", "018190", "014190", "016690", "290204"])
@pytest.mark.parametrize("rest", [0, 1, 2, 3])
@pytest.mark.parametrize(
    "form", ["{a}{b}{c}{d}", "{a}{b}{c} {d}", "{a} {b} {c} {d}", "{a}{b}{c}-{d}"]
)
def test_a_fodselsnummer_is_found_however_it_is_written(start, rest, form):
    nummer = lag(start, rest)
    skrevet = form.format(a=nummer[:2], b=nummer[2:4], c=nummer[4:6], d=nummer[6:])
    assert funnet(f"Hun er {skrevet}.") == [("fodselsnummer", skrevet)]


@pytest.mark.parametrize("rest", [4, 7, 10])
def test_the_control_digits_must_be_right(rest):
    nummer = lag("010190", rest)
    assert not er_fodselsnummer(nummer)
    assert funnet(nummer) == []


@pytest.mark.parametrize("start", ["320190", "011390", "300290", "000190"])
def test_the_date_must_be_one(start):
    assert not er_fodselsnummer(lag(start))


@pytest.mark.parametrize(
    "nummer",
    ["91234567", "912 34 567", "91 23 45 67", "+47 912 34 567", "004791234567", "22 11 00 99"],
)
def test_telephone_numbers_are_found_but_not_the_leaders_own(nummer):
    assert funnet(f"Ring Per på {nummer}, takk") == [("telefon", nummer)]
    assert funnet(f"Ring {nummer}", egen_telefon=f"tlf. {nummer}") == []
    assert funnet(f"Ring {nummer}", egen_telefon="400 00 000") == [("telefon", nummer)]


@pytest.mark.parametrize(
    "tekst",
    [
        "20260302",
        "4.3.2026 kl. 12-13",
        "2026-03-16",
        "uke 22 23 24 25",
        "Ordre 123456789",
        "1500,50 kroner",
        "800 80 000",
        "4,5 t man, 4,5 t tir",
        "rom 214 og 215",
        "1234 5678",
        "sak 2026/12345678",
    ],
)
def test_other_numbers_are_left_alone(tekst):
    assert funnet(tekst) == []


def test_the_places_are_right_and_in_order():
    tekst = "Jeg har migrene. Ring 91234567 om dårlig rygg."
    assert funnet(tekst) == [
        ("helse", "migrene"),
        ("telefon", "91234567"),
        ("helse", "dårlig rygg"),
    ]


def tekster(verdi):
    if isinstance(verdi, str):
        return [verdi]
    if isinstance(verdi, msgspec.Struct):
        return [t for f in verdi.__struct_fields__ for t in tekster(getattr(verdi, f))]
    return [t for del_ in verdi for t in tekster(del_)] if isinstance(verdi, tuple | list) else []


def test_nothing_that_is_shipped_gives_a_hint():
    innhold = (
        content.jobbmaler(),
        content.muligheter(),
        content.belastninger(),
        content.bekreftelser(),
        tuple(invitasjon.tekst for invitasjon in content.invitasjoner()),
        tuple(fase.prompt for fase in content.faser()),
        tuple(spor.prompt for spor in content.spor()),
        tuple(ordvalg.heller for ordvalg in content.ordvalg()),
        tuple(content.eksempel(kode, s) for kode in content.eksempelkoder() for s in SPRAK),
    )
    alle = [tekst for del_ in innhold for tekst in tekster(del_)]
    assert len(alle) > 3000
    assert [(t, f) for t in alle if (f := funnet(t, gravid_er_kjent=True))] == []


@pytest.mark.parametrize("ordvalg", content.ordvalg()[:9], ids=lambda o: o.id)
def test_what_the_wording_page_warns_of_gives_a_hint(ordvalg):
    for sprak in SPRAK:
        assert funnet(ordvalg.ikke.i(sprak)), ordvalg.ikke.i(sprak)


@pytest.mark.parametrize(
    "tekst",
    [
        "hofta verker, vond hofta", "skuldra er vond", "my back hurts", "Hun er innlagt",
        "Jeg er utslitt", "sliter psykisk", "tar Paracet", "går på Zoloft", "tinnitus", "eksem",
        "psoriasis", "Crohns", "nakkesleng", "hjernetåke", "hjertestans", "lavt blodtrykk",
        "brakk armen", "forstuet ankel", "Jeg har ME", "fikk MS i fjor", "ALS",
    ],
)  # fmt: skip
def test_more_words_of_health_are_found(tekst):
    assert "helse" in [slag for slag, _ in funnet(f"Det er {tekst}.")]


@pytest.mark.parametrize("tekst", ["Jeg venter barn", "termindato i mai"])
def test_a_child_on_its_way_is_pregnancy(tekst):
    assert [slag for slag, _ in funnet(tekst)] == ["gravid"]


@pytest.mark.parametrize(
    "tekst",
    [
        "Stell av syke og eldre", "barn med autisme", "elev med ADHD", "Astma- og allergiforbundet",
        "gravide elever", "helsestasjon for gravide", "svangerskapsomsorg", "symptomene på maskinen",
        "behandlinger per dag", "fysioterapi for beboerne", "smerter hos beboer", "sykdomslære",
        "skilsmissesaker", "dårlig rygg på kontorstolen", "syke planter", "Gi beskjed til me",
        "fakturanummer 98765432", "ordrenr. 98765432", "artikkel 98765432", "konto 98765432",
        "org.nr 98765432", "org. nr. 98765432",
    ],
)  # fmt: skip
def test_the_health_of_those_one_works_for_gives_no_hint(tekst):
    assert funnet(tekst) == []


@pytest.mark.parametrize("form", ["{a}.{b}.{c} - {d}", "{a}{b}{c}\u00a0{d}", "{a}{b}{c}–{d}"])
def test_a_fodselsnummer_is_found_with_dots_dashes_and_hard_spaces(form):
    n = lag("010190")
    skrevet = form.format(a=n[:2], b=n[2:4], c=n[4:6], d=n[6:])
    assert funnet(f"Hun er {skrevet}.") == [("fodselsnummer", skrevet)]


@pytest.mark.parametrize(
    "nummer", ["99887766", "99\u00a088\u00a077\u00a066", "9988 7766", "99-88-77-66", "+47-99887766"]
)
def test_telephones_are_found_in_more_forms(nummer):
    assert funnet(f"Ring {nummer} nå") == [("telefon", nummer)]


def test_a_telephone_right_after_its_word_is_found():
    assert funnet("tlf.99887766") == [("telefon", "99887766")]


@pytest.mark.parametrize(
    ("tekst", "ord_"),
    [
        ("Kneet er vondt.", "Kneet er vondt"),
        ("Vondt i ryggen", "Vondt i ryggen"),
        ("smerter i skulderen", "smerter i skulderen"),
        ("smertar i høgre arm", "smertar i høgre arm"),
        ("Ryggen min er vond", "Ryggen min er vond"),
        ("kneet mitt er veldig vondt", "kneet mitt er veldig vondt"),
        ("Hendene er såre", "Hendene er såre"),
        ("ryggen er dårlig", "ryggen er dårlig"),
        ("skulderen ble stiv", "skulderen ble stiv"),
        ("ryggen har vært vond", "ryggen har vært vond"),
        ("vondt i begge knærne", "vondt i begge knærne"),
        ("vondt i den ene armen", "vondt i den ene armen"),
        ("vondt i både rygg og nakke", "vondt i både rygg"),
        ("vondt i fingrene", "vondt i fingrene"),
        ("hodet verker", "hodet verker"),
        ("problemer med ryggen", "problemer med ryggen"),
        ("plagar i nakken", "plagar i nakken"),
        ("My knee is very sore", "knee is very sore"),
        ("trouble with my back", "trouble with my back"),
        ("Vond rygg, ryggen vond", "ryggen vond"),
    ],
)
def test_a_part_of_the_body_that_hurts_is_found_in_either_order(tekst, ord_):
    assert ("helse", ord_) in funnet(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "Det er vondt å stå lenge",
        "Problemer med hodetelefonene",
        "Trouble with the back door",
        "Legg fram planen, hendene fri",
        "Ryggen rett, armene inntil kroppen",
        "Problemer med håndtaket",
        "My hands are free",
        "Bena på bordet er for korte",
        "Legg er god, foten er frisk",
        "Kroppsøving og håndarbeid",
        "Dårlig tid, dårlige lysforhold",
    ],
)
def test_bodies_at_work_give_no_hint(tekst):
    assert funnet(tekst) == []

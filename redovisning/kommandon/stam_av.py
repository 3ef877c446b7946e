"""``redovisning stam-av``: utkast som kommit tillbaka ändrade för hand, mot regionens eget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.hopslaget import meddela_hopslaget
from redovisning.kommandon.tolkning import Tolk, ett_av, ifyllt, utvidga, vag
from redovisning.kommandon.utskrift import meddela, resultat

if TYPE_CHECKING:
    from argparse import Namespace

    from redovisning.avstamning.avstamning import Avstamning


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "stam-av",
        "Visar fråga för fråga vad som har ändrats i utkast som kommit tillbaka, mot det som står i regionens mapp nu\n"
        "och mot det som utkastet hade när det skapades. Utan --ta-in skrivs inget.\n"
        "Med --ta-in skrivs svaren in i regionens utkast, på plats; det gamla sparas bredvid. Har båda ändrat samma\n"
        "svar skrivs inget förrän du har valt med --valj.",
        '  redovisning stam-av Halland "Redovisning 2024 Region Halland.docx"\n'
        "  redovisning stam-av Halland Inkommet --ta-in 3.7 --ta-in bup.medel\n"
        '  redovisning stam-av Halland hr.docx --ta-in alla --valj "3.3=hr.docx"',
    )
    t.add_argument("mapp", type=vag, metavar="MAPP", help="regionens mapp, eller filen med dess utkast")
    t.add_argument(
        "utkast",
        type=vag,
        nargs="+",
        metavar="UTKAST",
        help="det som kommit tillbaka: filer i Word, Excel, YAML eller JSON, eller mappar, zip-filer och sparade mejl "
        "(.eml) med dem",
    )
    t.add_argument(
        "--ta-in",
        type=ifyllt,
        action="append",
        default=[],
        metavar="FRÅGA|AVSNITT|alla",
        help="skriver in ändringarna i frågan (bup.medel), avsnittet (3.7) eller alla. Får anges flera gånger",
    )
    t.add_argument(
        "--valj",
        type=ifyllt,
        action="append",
        default=[],
        metavar="[VAD=]FIL",
        help="filen vars svar gäller där svaren är olika, som i slaihop",
    )
    t.add_argument(
        "--format",
        type=ett_av("text", "json"),
        default="text",
        metavar="text|json",
        help="hur avstämningen skrivs när inget tas in (förval: text)",
    )
    return t


def kor(val: Namespace) -> int:
    """Visar avstämningen, eller skriver in det som ska tas in."""
    from redovisning.avstamning.avstamning import stam_av
    from redovisning.fel import Anvandningsfel

    if val.valj and not val.ta_in:
        raise Anvandningsfel("redovisning stam-av: --valj avgör det som ska tas in. Säg vad det är med --ta-in.")
    avstamning = stam_av(val.mapp, [fil for monster in val.utkast for fil in utvidga(str(monster))])
    if val.ta_in:
        return _ta_in(avstamning, val)
    if val.format == "json":
        import json

        from redovisning.avstamning.som_data import som_dict

        resultat(json.dumps(som_dict(avstamning), ensure_ascii=False, indent=2))
    else:
        from redovisning.avstamning.som_text import som_text

        resultat(som_text(avstamning))
    return 0


def _ta_in(avstamning: Avstamning, val: Namespace) -> int:
    from redovisning.avstamning.avstamning import ta_in
    from redovisning.avstamning.som_text import intaget, lamnade_rader, vid_sidan_rader

    fil = avstamning.underlag.fil
    klart = ta_in(avstamning, val.ta_in, val.valj)
    if lamnade := lamnade_rader(avstamning):
        meddela("\n".join(lamnade))
    if klart is None:
        meddela("\n".join([f"Inget har skrivits: {fil} har redan de svaren.", *vid_sidan_rader(avstamning)]))
        return 0
    meddela_hopslaget(klart, fil, avstamning.underlag.mall, intaget(avstamning, klart.sammanslagning))
    return 0

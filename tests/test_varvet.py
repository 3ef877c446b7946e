"""Hela varvet, slumpvis: skapa, ändra i Word och YAML, dela ut, stämma av, slå ihop, skapa igen och packa.

Efter varje steg som programmet tar finns varje mening som någon har skrivit kvar i någon fil, och det som skrevs in är
det som den tresidiga jämförelsen säger. Den som tar bort en text själv har tagit bort den. Antalet varv styrs av
``REDOVISNING_PROV`` (``make prov-lang``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from avstamningsprov import (
    ny_kontaktrad,
    nytt_stycke,
    skriv_svar,
    under_tabellerna,
    utan_kontroller,
)
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from mapprov import innehall
from varvsprov import AVSNITT, FRAGOR, Varld

from redovisning import MalfilAndrad, OlikaSvar, dela, las, skapa, sla_ihop
from redovisning.avstamning.avstamning import stam_av, ta_in
from redovisning.avstamning.lagen import ATT_TA_IN, Utfall
from redovisning.fel import Anvandningsfel
from redovisning.sandning.kontroll import kontrollera
from redovisning.sandning.packning import packa

PROV = int(os.environ.get("REDOVISNING_PROV", "0"))
_FRAGA, _TAL = st.sampled_from(FRAGOR), st.sampled_from(range(60))


class Varvet(RuleBasedStateMachine):
    """En region, dess mapp och de filer som är ute."""

    def __init__(self) -> None:
        super().__init__()
        self.v = Varld()
        self.senast = self.v.data

    @initialize()
    def borja(self) -> None:
        """Formuläret är skapat, och någon har fått en kopia att skriva i."""
        self.skapa(ersatt=False)
        self.spara_som(0)

    def teardown(self) -> None:
        self.v.stada()

    # --- det som programmet gör: inget som är skrivet får försvinna ------------------------------------------------

    def program(self, gor: Callable[[], object]) -> None:
        fore = self.v.finns()
        gor()
        assert fore <= self.v.finns()
        assert not [a for a in las(self.v.data).anmarkningar if a.hindrar]

    @rule(ersatt=st.booleans())
    def skapa(self, ersatt: bool) -> None:
        def gor() -> None:
            try:
                fil = skapa(self.v.mapp, ersatt=ersatt).filer[0]
            except MalfilAndrad:
                assert not ersatt
            else:
                self.v.fore[fil] = las(fil).texter()

        self.program(gor)

    @rule(avsnitt=st.sampled_from(sorted(AVSNITT)), som=st.sampled_from(("xlsx", "docx", "yaml")))
    def dela_ut(self, avsnitt: str, som: str) -> None:
        def gor() -> None:
            for fil in dela(self.v.mapp, [avsnitt], self.v.rot / "Utdelat", som=som, ersatt=True).filer:
                self.v.fore[fil] = las(fil).texter()

        self.program(gor)

    @rule()
    def packa(self) -> None:
        """Det packade säger vad utkastet säger. Har någon skrivit i formuläret under tiden packas inget."""
        formular = self.v.mapp / "leverans" / "Redovisning 2024 Region Exempel.docx"
        fore = formular.read_bytes() if formular.exists() else b""

        def gor() -> None:
            svaren = [las(self.v.data)[stig] for stig in FRAGOR]
            try:
                skickat = packa(self.v.mapp, datum=date(2024, 9, 29), trots="Svar saknas").filer[0]
            except MalfilAndrad:
                assert las(formular).texter() != las(self.v.data).texter()
                return
            assert [las(skickat)[stig] for stig in FRAGOR] == svaren
            assert all(k.oforandrad for k in kontrollera(self.v.mapp))
            if formular.read_bytes() != fore:
                self.v.fore[formular] = las(formular).texter()

        self.program(gor)

    @precondition(lambda self: self.v.ute())
    @rule(vilka=_TAL)
    def se_efter(self, vilka: int) -> None:
        fil, fore = self._en(vilka), innehall(self.v.rot)
        utfall = {f.stig: u for f, u in stam_av(self.v.mapp, [fil]).punkter()}
        assert {s: u for s in FRAGOR if (u := utfall.get(s))} == {
            s: u for s in FRAGOR if (u := self.v.vantat_utfall(fil, s))
        }
        assert innehall(self.v.rot) == fore

    @precondition(lambda self: self.v.ute())
    @rule(vilka=_TAL, vad=_TAL, nr=_TAL, kasta=st.booleans())
    def ta_in(self, vilka: int, vad: int, nr: int, kasta: bool) -> None:
        fil = self._en(vilka)
        i_fraga = [s for s in FRAGOR if self.v.vantat_utfall(fil, s) in ATT_TA_IN]
        urvalen = (*i_fraga, *(a for a, n in AVSNITT.items() if any(s.startswith(n) for s in i_fraga)), "3.7", "alla")
        urval = urvalen[vad % len(urvalen)]
        vantat = {s: self._efter_intag(fil, s, urval) for s in FRAGOR}

        def gor() -> None:
            avstamning = stam_av(self.v.mapp, [fil])
            oppna = [f for f, u in avstamning.punkter() if u in (*ATT_TA_IN, Utfall.I_BADA)]
            try:
                klart = _med_val(lambda valj: ta_in(avstamning, [urval], valj), nr)
            except Anvandningsfel:
                assert urval != "alla"
                assert not [f for f in oppna if urval in (f.stig, f.falt.avsnitt.namn)]
                return
            for stig, tillatna in vantat.items():
                assert (las(self.v.data)[stig] or "") in tillatna, stig
            if klart and kasta and urval == "alla":
                self.v.kasta(fil)

        self.program(gor)

    @precondition(lambda self: self.v.ute())
    @rule(nr=_TAL, antal=st.integers(1, 3), vilka=_TAL, kasta=st.booleans())
    def sla_ihop(self, nr: int, antal: int, vilka: int, kasta: bool) -> None:
        filer = list(dict.fromkeys(self._en(vilka + n) for n in range(antal)))

        def gor() -> None:
            _med_val(lambda v: sla_ihop([self.v.data, *filer], self.v.data, valj=v, ersatt=True), nr)
            for fil in filer if kasta else ():
                self.v.kasta(fil)

        self.program(gor)

    @precondition(lambda self: len(self.v.ute()) > 1)
    @rule(nr=_TAL, vilka=_TAL)
    def ta_in_flera(self, nr: int, vilka: int) -> None:
        filer = list(dict.fromkeys(self._en(vilka + n) for n in range(3)))
        self.program(lambda: _med_val(lambda valj: ta_in(stam_av(self.v.mapp, filer), ["alla"], valj), nr))

    # --- det som människor gör ------------------------------------------------------------------------------------

    def manniska(self, gor: Callable[[], object]) -> None:
        """Den som tar bort en text själv har tagit bort den."""
        gor()
        self.v.skrivna = self.v.finns()

    @precondition(lambda self: self.v.ute())
    @rule(vilka=_TAL)
    def spara_som(self, vilka: int) -> None:
        """Någon sparar utkastet under ett eget namn och arbetar vidare där."""
        fil = self._en(vilka)
        self.v.nummer += 1
        ny = Path(shutil.copy(fil, self.v.rot / f"Kopia {self.v.nummer}{fil.suffix}"))
        self.v.fore[ny] = self.v.fore[fil]

    @precondition(lambda self: self.v.ute())
    @rule(vilka=_TAL, svar=st.dictionaries(_FRAGA, st.sampled_from(("nytt", "nytt", "töm", "stycke")), min_size=1))
    def skriv_i_utkastet(self, vilka: int, svar: dict[str, str]) -> None:
        fil = self._en(vilka)
        for stig, hur in svar.items():
            self._skriv(fil, stig, hur)

    def _skriv(self, fil: Path, stig: str, hur: str) -> None:
        utkast = las(fil)
        if utkast.omfattar is not None and stig.partition(".")[0] not in utkast.omfattar:
            return
        self.senast = fil
        text = "" if hur == "töm" else self.v.svar(stig, utkast[stig])
        if fil.suffix != ".docx":
            utkast.satt(stig, text)
            self.manniska(lambda: self.v.spara(utkast, fil))
        elif hur == "stycke" and stig != FRAGOR[0]:
            self.manniska(lambda: nytt_stycke(fil, stig, text))
        else:
            self.manniska(lambda: skriv_svar(fil, stig, text.capitalize()))

    @precondition(lambda self: self.v.ute())
    @rule(vilka=_TAL, stig=_FRAGA, hur=st.sampled_from(("nytt", "töm")))
    def skriv_pa_bada_stallena(self, vilka: int, stig: str, hur: str) -> None:
        """Medan utkastet är ute skriver två personer på samma fråga."""
        self.skriv_i_utkastet(vilka, {stig: hur})
        self.skriv_i_data(stig, tom=False)

    @precondition(lambda self: self._i_word())
    @rule(vilka=_TAL, hur=st.sampled_from(("utanför", "person", "namn", "utan fält", "utan minne")))
    def stok_om_i_word(self, vilka: int, hur: str) -> None:
        fil = self._i_word()[vilka % len(self._i_word())]
        har_kontakter = las(fil).omfattar is None
        match hur:
            case "utanför":
                self.manniska(lambda: under_tabellerna(fil, self.v.mening()))
            case "person" if har_kontakter:
                self.manniska(lambda: ny_kontaktrad(fil, namn=self.v.namn()))
            case "namn" if har_kontakter:
                self.manniska(lambda: skriv_svar(fil, "kontaktpersoner[0].namn", self.v.namn()))
            case "utan fält" | "utan minne":
                self.manniska(lambda: utan_kontroller(fil, behall_minnet=hur == "utan fält"))

    @rule(stig=_FRAGA, tom=st.booleans())
    def skriv_i_data(self, stig: str, tom: bool) -> None:
        utkast = las(self.v.data)
        utkast.satt(stig, "" if tom else self.v.svar(stig, utkast[stig]))
        self.manniska(lambda: self.v.spara(utkast, self.v.data))

    @rule()
    def kommentera_i_data(self) -> None:
        text = self.v.data.read_text("utf-8")
        rad = f"# {self.v.mening()}\n"
        self.manniska(lambda: self.v.data.write_text(text.replace("bup:\n", f"{rad}bup:\n", 1), "utf-8"))

    # --- räkning ----------------------------------------------------------------------------------------------------

    def _en(self, vilka: int) -> Path:
        """Ger en fil som är ute: varannan gång den som någon senast skrev i."""
        if vilka % 2 and self.senast in self.v.ute():
            return self.senast
        return self.v.ute()[vilka // 2 % len(self.v.ute())]

    def _i_word(self) -> list[Path]:
        return [fil for fil in self.v.ute() if fil.suffix == ".docx"]

    def _efter_intag(self, fil: Path, stig: str, urval: str) -> set[str]:
        """Ger de svar som får stå i regionens utkast efteråt."""
        i_data, nu = las(self.v.data)[stig] or "", las(fil)[stig] or ""
        if urval not in ("alla", stig) and AVSNITT.get(urval) != stig.partition(".")[0]:
            return {i_data}
        match self.v.vantat_utfall(fil, stig):
            case Utfall.I_UTKASTET:
                return {nu}
            case Utfall.OLIKA:
                return {i_data, nu}
        return {i_data}


def _med_val(gor: Callable[[Sequence[str]], object], nr: int) -> object:
    """Gör det, och väljer bland svaren där de är olika så som någon som läser meddelandet gör."""
    try:
        return gor(())
    except OlikaSvar as fel:
        return gor([val[(nr + n) % len(val)] for n, val in enumerate(fel.val.values())])


TestVarvet = Varvet.TestCase
TestVarvet.settings = settings(
    max_examples=max(6, PROV // 10),
    stateful_step_count=40 if PROV else 12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Ett fall här är en följd av steg som går att läsa som den är; att korta den tar minuter.
    phases=[Phase.reuse, Phase.generate],
)

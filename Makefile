# Två kommandon räcker på en ny dator med Python 3.11 och make: «make exempel» och «make test».
# Annan Python: make test PYTHON=python3.12

PYTHON ?= $(firstword $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p; done; true) python3)
MILJO := .venv
PY := $(MILJO)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt
REDOVISNING := $(MILJO)/bin/redovisning

.PHONY: hjalp exempel test kontroll prov prov-lang harledda blanketter schema mallar regler diagram webblasare bench bilder tillganglighet stada

hjalp:
	@echo "make exempel    ställer i ordning, fyller i formuläret med exemplet och säger var Word-filen ligger"
	@echo "make test       ställer i ordning och kör alla prov"
	@echo "make prov-lang  kör de långa proven (timmar) och skriver docs/tillforlitlighet.md"
	@echo "make schema     skriver om schemas/ ur formulärets klasser (make blanketter, make mallar, make regler: mallar/, docs/regler.md)"
	@echo "make diagram    ritar om bilderna i docs/diagram.md ur exemplet"
	@echo "make webblasare prövar granskningssidan i Chromium; bilderna hamnar i bilder/webblasare"
	@echo "make bench      mäter farten"
	@echo "make bilder     ritar exemplets sidor som bilder (kräver LibreOffice och pdftoppm)"
	@echo "make tillganglighet  exporterar exemplet till PDF och prövar det med två PDF/UA-granskare (kräver LibreOffice)"
	@echo "make stada      tar bort det som make har gjort, utom mappen exempel"

exempel: $(MILJO)/.kor
	@test -e exempel/redovisning.yaml || $(REDOVISNING) exempel exempel
	@$(REDOVISNING) granska exempel
	@filer=$$($(REDOVISNING) skapa exempel) && echo "Leveransen:" && echo "$$filer" | sed 's|^|  $(CURDIR)/|'

test: kontroll prov

kontroll: $(MILJO)/.utveckla
	$(MILJO)/bin/ruff check .
	$(MILJO)/bin/ruff format --check .
	$(MILJO)/bin/mypy

prov: $(MILJO)/.utveckla
	$(PY) -m pytest -n auto

# Ett prov i taget: make prov-lang PROV=doda. Proven och vad de lovar står i docs/tillforlitlighet.md.
prov-lang: $(MILJO)/.langprov
	$(PY) -m tests.langprov $(PROV)

webblasare: $(MILJO)/.webblasare
	REDOVISNING_BILDER=$(CURDIR)/bilder/webblasare $(PY) -m pytest tests/webblasare

harledda: blanketter schema mallar regler diagram

blanketter schema mallar regler diagram: $(MILJO)/.kor
	$(PY) -m redovisning.harledda $@

bench: $(MILJO)/.mat
	$(PY) -m benchmarks

tillganglighet: $(MILJO)/.tillganglighet
	$(PY) -m benchmarks.pdf_ua

bilder: exempel
	rm -rf bilder && mkdir bilder
	soffice --headless --convert-to pdf --outdir bilder exempel/leverans/*.docx
	for pdf in bilder/*.pdf; do pdftoppm -png -r 80 "$$pdf" bilder/sida; done
	@ls bilder

stada:
	rm -rf $(MILJO) bilder dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 eller senare behövs. Peka ut den: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(MILJO)

$(MILJO)/.kor: $(PY) pyproject.toml constraints.txt
	$(PIP) -e .
	@touch $@

$(MILJO)/.utveckla: $(MILJO)/.kor
	$(PIP) -e '.[utveckling]'
	@touch $@

$(MILJO)/.langprov: $(MILJO)/.utveckla
	$(PIP) -e '.[langprov]'
	@touch $@

$(MILJO)/.webblasare: $(MILJO)/.utveckla
	$(PIP) -e '.[webblasare]'
	@touch $@

$(MILJO)/.mat: $(MILJO)/.utveckla
	$(PIP) -e '.[matning]'
	@touch $@

# outloud vill också ha PyMuPDF, som har en annan sorts licens. Det behövs bara till dess visning och hämtas inte.
$(MILJO)/.tillganglighet: $(MILJO)/.utveckla
	$(PIP) -e '.[tillganglighet]'
	$(PIP) --no-deps outloud
	@touch $@

"""Tillgänglighet: om ett Word-dokument går att läsa för alla, också med skärmläsare och med svag syn."""

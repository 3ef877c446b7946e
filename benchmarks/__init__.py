"""Mätningar: kvoter i en och samma körning mot golvet och mot det som annars används. Aldrig prov på tid."""

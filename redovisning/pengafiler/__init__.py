"""Användarens egna tal och regler för pengarna, lästa ur små textfiler. Alla fel i en fil sägs på en gång."""

"""Väntetidsfiler: vilken tabell som helst som är känd, eller som användaren mappat, blir mätvärden."""

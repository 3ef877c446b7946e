"""Handlingsplanen som Word-dokument: på projektets mall eller på regionens egen."""

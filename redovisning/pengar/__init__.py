"""Pengarna: fördelning efter befolkning, BUP:s belopp och utfallet av prestationer. Vet inget om filer."""

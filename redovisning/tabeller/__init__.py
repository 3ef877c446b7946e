"""Tabeller: celler med plats ur CSV-filer och arbetsböcker, rad för rad. Vad cellerna betyder sägs inte här."""

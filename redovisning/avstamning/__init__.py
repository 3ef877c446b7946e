"""Avstämning: utkast som kommit tillbaka ändrade för hand ställs mot regionens eget, och tas in fråga för fråga."""

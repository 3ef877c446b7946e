"""Excel: arbetsboken som svaren fylls i, skriven och läst."""

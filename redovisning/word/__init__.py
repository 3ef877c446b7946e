"""Word: läser och fyller formuläret. XML underst, formuläret överst."""

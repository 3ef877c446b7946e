"""Det som packas att skicka: mapp, zip, mejl och förteckning, och kontrollen efteråt av att inget har ändrats."""

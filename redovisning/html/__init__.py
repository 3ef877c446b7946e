"""HTML: sidor i en enda fil, som öppnas utan nät, läses på skärm och papper och av skärmläsare."""

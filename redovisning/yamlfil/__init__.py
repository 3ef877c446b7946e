"""YAML: den fil som en region skriver sina svar i, läst med rad och kolumn och skriven med frågorna som kommentarer."""

"""JSON: samma nycklar som i YAML, för andra program."""

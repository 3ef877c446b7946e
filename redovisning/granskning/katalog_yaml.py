from redovisning.granskning.meddelande import Meddelande

MEDDELANDEN: tuple[Meddelande, ...] = ()

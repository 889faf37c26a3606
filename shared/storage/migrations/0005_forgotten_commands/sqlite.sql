-- expand
-- The newest of the ids whose answers were forgotten. An id made no later, and not found, may have
-- been run: it is never run again, whatever the clock says.
CREATE TABLE forgotten_command (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    newest_id TEXT NOT NULL
) STRICT;

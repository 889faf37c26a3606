-- expand
-- Files on disk under the hash of their bytes; `used` is 1 from the first case that needs the file.
CREATE TABLE blob (
    sha256    TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes     INTEGER NOT NULL CHECK (bytes >= 1),
    type      TEXT NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
    stored_at INTEGER NOT NULL,
    used      INTEGER NOT NULL CHECK (used IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_by_use ON blob (used, stored_at);

CREATE TABLE case_blob (
    blob        TEXT NOT NULL REFERENCES blob (sha256),
    case_number TEXT NOT NULL REFERENCES service_case (number),
    PRIMARY KEY (blob, case_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_blob_by_case ON case_blob (case_number);

-- The paper that was printed. NULL for prints of the schema before this one, which kept no file.
ALTER TABLE print_log ADD COLUMN blob TEXT REFERENCES blob (sha256);

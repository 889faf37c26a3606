-- expand
-- The salt keeps the journal's hash of a snapshot from betraying what stands in it; '' for papers of
-- the schemas before this one, whose hash has no salt.
ALTER TABLE document ADD COLUMN snapshot_salt TEXT NOT NULL DEFAULT '';

-- Numbers of papers are accounted for one by one: issued with a document, set aside for papers that
-- are written by hand, or void.
ALTER TABLE document ADD COLUMN number_word TEXT;
ALTER TABLE document ADD COLUMN number_year INTEGER;
ALTER TABLE document ADD COLUMN number_sequence INTEGER;
UPDATE document
   SET number_word = substr(number, 1, instr(number, '〔') - 1),
       number_year = CAST(substr(number, instr(number, '〔') + 1, 4) AS INTEGER),
       number_sequence = CAST(substr(number, instr(number, '〕') + 1,
                                     length(number) - instr(number, '〕') - 1) AS INTEGER)
 WHERE number IS NOT NULL;
CREATE UNIQUE INDEX document_by_number ON document (number_word, number_year, number_sequence);

CREATE TABLE number_reservation (
    id             TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    word           TEXT NOT NULL,
    year           INTEGER NOT NULL,
    first_sequence INTEGER NOT NULL CHECK (first_sequence >= 1),
    last_sequence  INTEGER NOT NULL CHECK (last_sequence >= first_sequence),
    organization   TEXT NOT NULL,
    purpose        TEXT NOT NULL CHECK (purpose <> ''),
    reserved_by    TEXT NOT NULL,
    by_name        TEXT NOT NULL,
    reserved_at    INTEGER NOT NULL,
    FOREIGN KEY (word, year) REFERENCES document_number (word, year)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX number_reservation_by_book
    ON number_reservation (word, year, first_sequence);

CREATE TABLE number_void (
    word      TEXT NOT NULL,
    year      INTEGER NOT NULL,
    sequence  INTEGER NOT NULL CHECK (sequence >= 1),
    reason    TEXT NOT NULL CHECK (reason <> ''),
    voided_by TEXT NOT NULL,
    by_name   TEXT NOT NULL,
    voided_at INTEGER NOT NULL,
    PRIMARY KEY (word, year, sequence),
    FOREIGN KEY (word, year) REFERENCES document_number (word, year)
) STRICT, WITHOUT ROWID;

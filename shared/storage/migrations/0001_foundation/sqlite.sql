-- expand
-- The first schema. Instants are milliseconds since 1970 in UTC, days are 'YYYY-MM-DD', enumerations
-- are the names of the program's own tables, "none" is NULL, structs are JSON in `content`.
-- Foreign keys stay inside what one owner writes together; a case names its organisations, people
-- and item without one, because copies of cases travel to places that do not hold those rows.

CREATE TABLE region (
    code   TEXT NOT NULL PRIMARY KEY CHECK (length(code) IN (6, 9, 12)),
    name   TEXT NOT NULL CHECK (name <> ''),
    level  TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'village')),
    parent TEXT -- the top of a county's table names a parent outside of it
) STRICT, WITHOUT ROWID;

CREATE TABLE organization (
    id              TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    name            TEXT NOT NULL CHECK (name <> ''),
    kind            TEXT NOT NULL CHECK (kind IN ('county_centre', 'department', 'township_centre',
                                                  'township_government', 'village_station')),
    region          TEXT NOT NULL REFERENCES region (code),
    parent          TEXT REFERENCES organization (id),
    department      TEXT NOT NULL,
    credit_code     TEXT NOT NULL,
    number_word     TEXT NOT NULL,
    address         TEXT NOT NULL,
    phone           TEXT NOT NULL,
    complaint_phone TEXT NOT NULL,
    review_organ    TEXT NOT NULL,
    court           TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX organization_by_region ON organization (region);
CREATE INDEX organization_by_parent ON organization (parent);

CREATE TABLE station (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 4),
    organization TEXT NOT NULL REFERENCES organization (id),
    name         TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;
CREATE INDEX station_by_organization ON station (organization);

CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    login_name    TEXT NOT NULL UNIQUE CHECK (length(login_name) BETWEEN 3 AND 32),
    display_name  TEXT NOT NULL CHECK (display_name <> ''),
    organization  TEXT NOT NULL REFERENCES organization (id),
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    password_hash TEXT NOT NULL,
    failed_logins INTEGER NOT NULL CHECK (failed_logins >= 0),
    locked_until  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX account_by_organization ON account (organization);

CREATE TABLE account_role (
    account  TEXT NOT NULL REFERENCES account (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    role     TEXT NOT NULL CHECK (role IN ('window_clerk', 'reviewer', 'department_head',
                                           'output_desk', 'administrator')),
    PRIMARY KEY (account, position),
    UNIQUE (account, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    account    TEXT NOT NULL REFERENCES account (id),
    station    TEXT REFERENCES station (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at >= created_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE INDEX session_by_station ON session (station);

-- A published version never changes; `name_key` and `initials` serve the search for cases by item.
CREATE TABLE item_version (
    code         TEXT NOT NULL CHECK (code <> ''),
    version      INTEGER NOT NULL CHECK (version >= 1),
    name_key     TEXT NOT NULL,
    initials     TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    content      TEXT NOT NULL,
    summary      TEXT NOT NULL,
    PRIMARY KEY (code, version)
) STRICT;

CREATE TABLE item (
    code            TEXT NOT NULL PRIMARY KEY,
    current_version INTEGER NOT NULL,
    FOREIGN KEY (code, current_version) REFERENCES item_version (code, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER item_version_keeps BEFORE UPDATE ON item_version
BEGIN
    SELECT RAISE(ABORT, 'a published item version never changes');
END;
CREATE TRIGGER item_version_stays BEFORE DELETE ON item_version
BEGIN
    SELECT RAISE(ABORT, 'a published item version is never deleted');
END;

-- `township` is the first nine digits of the receiving region, '' above that level; `due_sort` is
-- the promised day or, before there is one, the day of receipt; `search_text` holds the normalised name and its initials.
CREATE TABLE service_case (
    number       TEXT NOT NULL PRIMARY KEY CHECK (length(number) = 22),
    version      INTEGER NOT NULL CHECK (version >= 0),
    state        TEXT NOT NULL CHECK (state IN ('received', 'supplement_needed',
                                                'acceptance_refused', 'accepted', 'reviewed',
                                                'granted', 'refused', 'ready', 'delivered')),
    item_code    TEXT NOT NULL,
    item_version INTEGER NOT NULL,
    id_number    TEXT NOT NULL,
    search_text  TEXT NOT NULL,
    receiving    TEXT NOT NULL,
    region       TEXT NOT NULL,
    township     TEXT NOT NULL CHECK (length(township) IN (0, 9)),
    station      TEXT NOT NULL,
    clerk        TEXT NOT NULL,
    deciding     TEXT NOT NULL,
    received_at  INTEGER NOT NULL,
    due_sort     TEXT NOT NULL CHECK (length(due_sort) = 10),
    content      TEXT NOT NULL
) STRICT;
-- One index for each way a list is walked: whose cases, in which state, in which order.
CREATE INDEX case_by_state ON service_case (state, received_at, number);
CREATE INDEX case_by_state_due ON service_case (state, due_sort, number);
CREATE INDEX case_by_clerk ON service_case (clerk, state, received_at, number);
CREATE INDEX case_by_township ON service_case (township, state, received_at, number);
CREATE INDEX case_by_deciding ON service_case (deciding, state, received_at, number);
CREATE INDEX case_by_deciding_due ON service_case (deciding, state, due_sort, number);
CREATE INDEX case_by_person ON service_case (id_number, received_at, number);
CREATE INDEX case_by_item ON service_case (item_code, item_version, received_at, number);

-- Runs of one, two and three characters of a case's search text, in the order of the lists.
CREATE TABLE case_search (
    token       TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    number      TEXT NOT NULL REFERENCES service_case (number),
    PRIMARY KEY (token, received_at, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_serial (
    station TEXT NOT NULL,
    day     TEXT NOT NULL CHECK (length(day) = 10),
    last    INTEGER NOT NULL CHECK (last BETWEEN 1 AND 99999),
    PRIMARY KEY (station, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id               TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    kind             TEXT NOT NULL CHECK (kind IN ('material_receipt', 'acceptance_notice',
                                                   'supplement_notice', 'refusal_of_acceptance',
                                                   'grant_decision', 'refusal_decision',
                                                   'delivery_receipt')),
    case_number      TEXT NOT NULL REFERENCES service_case (number),
    title            TEXT NOT NULL,
    number           TEXT UNIQUE,
    template_id      TEXT NOT NULL,
    template_version INTEGER NOT NULL CHECK (template_version >= 1),
    snapshot         TEXT NOT NULL,
    snapshot_hash    TEXT NOT NULL,
    issued_at        INTEGER NOT NULL,
    prints           INTEGER NOT NULL CHECK (prints >= 0)
) STRICT;
CREATE INDEX document_by_case ON document (case_number, issued_at, id);

CREATE TABLE document_number (
    word TEXT NOT NULL CHECK (word <> ''),
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (word, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_log (
    document   TEXT NOT NULL REFERENCES document (id),
    ordinal    INTEGER NOT NULL CHECK (ordinal >= 1),
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    copies     INTEGER NOT NULL CHECK (copies >= 1),
    printer    TEXT NOT NULL,
    printed_by TEXT NOT NULL,
    by_name    TEXT NOT NULL,
    printed_at INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX print_log_by_hash ON print_log (sha256);

CREATE TABLE journal_head (
    stream TEXT NOT NULL PRIMARY KEY CHECK (stream <> ''),
    seq    INTEGER NOT NULL CHECK (seq >= 1),
    hash   TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_entry (
    stream    TEXT NOT NULL REFERENCES journal_head (stream),
    seq       INTEGER NOT NULL CHECK (seq >= 1),
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    station   TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind <> ''),
    entity    TEXT NOT NULL,
    payload   TEXT NOT NULL,
    prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
    hash      TEXT NOT NULL CHECK (length(hash) = 64),
    UNIQUE (stream, seq)
) STRICT;
CREATE INDEX journal_entry_by_entity ON journal_entry (entity, stream, seq);

CREATE TRIGGER journal_entry_keeps BEFORE UPDATE ON journal_entry
BEGIN
    SELECT RAISE(ABORT, 'a journal entry never changes');
END;
CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
BEGIN
    SELECT RAISE(ABORT, 'a journal entry is never deleted');
END;

-- The one erasable part of the journal: what stands behind the commitments in its payloads.
CREATE TABLE journal_personal (
    commitment TEXT NOT NULL PRIMARY KEY CHECK (length(commitment) = 64),
    salt       TEXT NOT NULL,
    value      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE command (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    account      TEXT NOT NULL,
    request_hash TEXT NOT NULL CHECK (length(request_hash) = 64),
    answer       TEXT NOT NULL,
    at           INTEGER NOT NULL
) STRICT;
CREATE INDEX command_by_time ON command (at);

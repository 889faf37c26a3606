-- contract
-- Tokens lie by township: a search in one township or village walks that township's cases and never
-- the county's.
CREATE TABLE case_search_by_township (
    token       TEXT NOT NULL,
    township    TEXT NOT NULL CHECK (length(township) IN (0, 9)),
    received_at INTEGER NOT NULL,
    number      TEXT NOT NULL REFERENCES service_case (number),
    PRIMARY KEY (token, township, received_at, number)
) STRICT, WITHOUT ROWID;
INSERT INTO case_search_by_township (token, township, received_at, number)
SELECT s.token, c.township, s.received_at, s.number
  FROM case_search s CROSS JOIN service_case c
 WHERE c.number = s.number;
DROP TABLE case_search;
ALTER TABLE case_search_by_township RENAME TO case_search;

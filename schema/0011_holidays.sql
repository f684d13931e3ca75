-- Days off and days worked that the office adds to the table of the law files. One in force a day; taken back, never deleted.
CREATE TABLE calendar_days (
    id UUID NOT NULL PRIMARY KEY,
    day DATE NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('DAY_OFF', 'WORKING_DAY')),
    reason TEXT NOT NULL,
    added_at TIMESTAMP NOT NULL,
    added_by TEXT NOT NULL,
    removed_at TIMESTAMP,
    removed_by TEXT,
    removed_reason TEXT
);
CREATE UNIQUE INDEX calendar_days_in_force ON calendar_days (day) WHERE removed_at IS NULL;

-- What is about to change is looked for by its last day: few facts, decisions and representatives have one.
CREATE INDEX facts_until ON facts (until_on) WHERE until_on IS NOT NULL;
CREATE INDEX facts_child ON facts (value) WHERE kind = 'child';
CREATE INDEX grants_until ON grants (until_month) WHERE until_month IS NOT NULL;
CREATE INDEX representatives_until ON representatives (until_on) WHERE until_on IS NOT NULL;

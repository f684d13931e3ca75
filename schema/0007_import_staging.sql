-- A file between being sent and being taken in. Its bytes go when it is taken in, dropped, or two days old.
CREATE TABLE import_staging (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    content BYTEA NOT NULL,
    staged_by TEXT NOT NULL,
    staged_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP
);
CREATE INDEX import_staging_staged ON import_staging (staged_at);

-- What a person's page asks: who cares for her, and what was paid besides the regular amount.
CREATE INDEX grants_cared ON grants (cared_person_id) WHERE cared_person_id IS NOT NULL;
CREATE INDEX payroll_lines_person ON payroll_lines (person_id) WHERE kind <> 'REGULAR';

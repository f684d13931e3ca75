-- What an office said the columns of one layout mean, by the fingerprint of its headings. Only added to: the last row of a layout counts,
-- one without columns forgets. Headings only, no person stands here.
CREATE TABLE import_mappings (
    id UUID NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    kind TEXT NOT NULL,
    area_id INTEGER REFERENCES areas (id),
    height INTEGER NOT NULL,
    columns_json TEXT,
    mapped_by TEXT NOT NULL,
    mapped_at TIMESTAMP NOT NULL
);
CREATE INDEX import_mappings_area ON import_mappings (area_id);

-- Whom a file met in the register, and what it changed of them (closed): what it takes to undo the file (docs/adr/0023). Whom it brought
-- is told by persons.source_file_id. No foreign key to persons: who is taken away leaves the row of an earlier file.
ALTER TABLE import_files ADD COLUMN keeps_changes BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE import_changes (
    id UUID NOT NULL PRIMARY KEY,
    file_id UUID NOT NULL REFERENCES import_files (id),
    person_id UUID NOT NULL,
    change_json TEXT,
    UNIQUE (file_id, person_id)
);
CREATE INDEX import_changes_person ON import_changes (person_id);
CREATE INDEX persons_source_file ON persons (source_file_id) WHERE source_file_id IS NOT NULL;

-- A file that was taken back: who, when, why, and what had to stay (closed). Its bytes may come again, so the digest moves here.
CREATE TABLE import_undos (
    file_id UUID NOT NULL PRIMARY KEY REFERENCES import_files (id),
    sha256 TEXT NOT NULL,
    removed_people INTEGER NOT NULL,
    restored_people INTEGER NOT NULL,
    stayed_people INTEGER NOT NULL,
    reason TEXT NOT NULL,
    undone_by TEXT NOT NULL,
    undone_at TIMESTAMP NOT NULL,
    stayed_json TEXT NOT NULL
);
CREATE INDEX import_undos_sha256 ON import_undos (sha256);

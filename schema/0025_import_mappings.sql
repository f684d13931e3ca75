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

-- The texts of the law that lists were made by, so that a used rule can be proved unchanged and any line replayed (trust I-07, I-08).
CREATE TABLE law_versions (
    sha256 TEXT NOT NULL PRIMARY KEY,
    texts_json TEXT NOT NULL,
    first_used_at TIMESTAMP NOT NULL
);

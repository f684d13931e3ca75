-- How good the data of a commune was in a month, by measure: good of those that were asked. Taken once a month, never changed: a trend
-- needs figures that stay. No person stands here.
CREATE TABLE quality_snapshots (
    month INTEGER NOT NULL,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    measure TEXT NOT NULL,
    good INTEGER NOT NULL,
    total INTEGER NOT NULL,
    taken_at TIMESTAMP NOT NULL,
    PRIMARY KEY (month, area_id, measure),
    CHECK (good >= 0 AND good <= total)
);

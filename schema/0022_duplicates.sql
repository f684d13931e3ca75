-- Two records that may be one person, and what was decided (B5). The smaller id stands first, so that a pair is found once.
CREATE TABLE duplicate_pairs (
    one_id UUID NOT NULL REFERENCES persons (id),
    other_id UUID NOT NULL REFERENCES persons (id),
    reasons TEXT NOT NULL,
    found_at TIMESTAMP NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('OPEN', 'DIFFERENT', 'SAME')),
    decided_by TEXT,
    decided_at TIMESTAMP,
    decision TEXT,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id <> other_id),
    CHECK ((state = 'OPEN') = (decided_at IS NULL))
);
CREATE INDEX duplicate_pairs_other ON duplicate_pairs (other_id);
CREATE INDEX duplicate_pairs_state ON duplicate_pairs (state);

-- A record merged into another one. Paid lines stay where they are; what the merge added or ended is kept to be taken back.
CREATE TABLE person_merges (
    id UUID NOT NULL PRIMARY KEY,
    kept_id UUID NOT NULL REFERENCES persons (id),
    gone_id UUID NOT NULL REFERENCES persons (id),
    reason TEXT NOT NULL,
    merged_at TIMESTAMP NOT NULL,
    merged_by TEXT NOT NULL,
    changes_json TEXT NOT NULL,
    undone_at TIMESTAMP,
    undone_by TEXT,
    undo_reason TEXT,
    CHECK (kept_id <> gone_id)
);
CREATE UNIQUE INDEX person_merges_open ON person_merges (gone_id) WHERE undone_at IS NULL;
CREATE INDEX person_merges_kept ON person_merges (kept_id);

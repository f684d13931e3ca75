-- Who lives in which household, from when until when, and what the household is by its certificate. Nothing is written over: what ends
-- gets its last day, what was wrong gets superseded_at. persons.household_id is the present household, kept in the same transaction.
CREATE TABLE household_members (
    id UUID NOT NULL PRIMARY KEY,
    household_id UUID NOT NULL REFERENCES households (id),
    person_id UUID NOT NULL REFERENCES persons (id),
    relation TEXT NOT NULL CHECK (relation IN ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'GRANDCHILD', 'GRANDPARENT', 'SIBLING', 'OTHER')),
    from_on DATE NOT NULL,
    until_on DATE,
    note TEXT,
    end_reason TEXT,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    ended_at TIMESTAMP,
    ended_by TEXT,
    superseded_at TIMESTAMP,
    CHECK (until_on IS NULL OR until_on >= from_on)
);
-- One household at a time, one head at a time.
CREATE UNIQUE INDEX household_members_open ON household_members (person_id) WHERE until_on IS NULL AND superseded_at IS NULL;
CREATE UNIQUE INDEX household_members_head ON household_members (household_id)
    WHERE relation = 'HEAD' AND until_on IS NULL AND superseded_at IS NULL;
CREATE INDEX household_members_household ON household_members (household_id);
CREATE INDEX household_members_person ON household_members (person_id);

CREATE TABLE household_statuses (
    id UUID NOT NULL PRIMARY KEY,
    household_id UUID NOT NULL REFERENCES households (id),
    class TEXT NOT NULL CHECK (class IN ('POOR', 'NEAR_POOR', 'NEITHER')),
    certificate_no TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    superseded_at TIMESTAMP,
    CHECK (until_on IS NULL OR until_on >= from_on)
);
-- Of two officers who say what the household is from the same day on, the second is told so.
CREATE UNIQUE INDEX household_statuses_from ON household_statuses (household_id, from_on) WHERE superseded_at IS NULL;

-- The household that a fact (diện hộ) came from; null where it is the person's own.
ALTER TABLE facts ADD COLUMN household_id UUID REFERENCES households (id);

-- Who is not waiting for a decision although the law would give something: why, until a fact changes or somebody opens it again.
CREATE TABLE screening_closings (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    reason TEXT NOT NULL CHECK (reason IN ('REFUSES', 'RECEIVES_ELSEWHERE', 'NOT_FOUND', 'OTHER')),
    note TEXT,
    found TEXT NOT NULL CHECK (found IN ('QUALIFIES', 'FACTS_MISSING')),
    amount_vnd BIGINT NOT NULL,
    closed_at TIMESTAMP NOT NULL,
    closed_by TEXT NOT NULL,
    reopened_at TIMESTAMP,
    reopened_by TEXT,
    reopened_reason TEXT,
    CHECK (amount_vnd >= 0),
    CHECK (reason <> 'OTHER' OR note IS NOT NULL),
    CHECK ((reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopened_reason IS NULL))
);
CREATE UNIQUE INDEX screening_closings_open ON screening_closings (person_id) WHERE reopened_at IS NULL;

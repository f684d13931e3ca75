-- What an officer decides about a person whom a change of law leaves open. A later version takes the place of an earlier one.
CREATE TABLE law_decisions (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL CHECK (kind IN ('COEFFICIENT', 'DECEASED', 'LOST')),
    from_month INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    choice TEXT NOT NULL,
    payee_name TEXT,
    payee_citizen_id TEXT,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    CHECK ((kind = 'COEFFICIENT' AND choice IN ('NEW', 'OLD')) OR (kind = 'DECEASED' AND choice IN ('PAY', 'WITHHOLD'))
        OR (kind = 'LOST' AND choice IN ('KEEP', 'STOP'))),
    CHECK ((choice = 'PAY') = (payee_name IS NOT NULL AND payee_citizen_id IS NOT NULL)),
    UNIQUE (person_id, kind, from_month, version)
);

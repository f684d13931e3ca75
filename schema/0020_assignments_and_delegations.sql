-- Where an account works, with dates (trust S02), and what one account lets another do for some time (trust S05).
-- users.area_id stays the office an account belongs to; whose people it sees is said here. No begin: since there is the account.
CREATE TABLE area_assignments (
    id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (id),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    from_on DATE,
    until_on DATE,
    paper TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    CHECK (from_on IS NULL OR until_on IS NULL OR from_on <= until_on)
);
CREATE INDEX area_assignments_user ON area_assignments (user_id);
-- The id of an account and of its first assignment may be the same: they are rows of two tables.
INSERT INTO area_assignments (id, user_id, area_id, paper, made_by, made_at)
    SELECT id, id, area_id, '', '-', CURRENT_TIMESTAMP FROM users WHERE area_id IS NOT NULL;

-- A written, bounded and dated authority to act for somebody else (30/2020/NĐ-CP Điều 13 khoản 3: never passed on).
CREATE TABLE delegations (
    id UUID NOT NULL PRIMARY KEY,
    from_user_id UUID NOT NULL REFERENCES users (id),
    to_user_id UUID NOT NULL REFERENCES users (id),
    actions TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    paper TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP,
    revoked_by TEXT,
    CHECK (from_on <= until_on),
    CHECK (from_user_id <> to_user_id)
);
CREATE INDEX delegations_to ON delegations (to_user_id);
CREATE INDEX delegations_from ON delegations (from_user_id);

-- For whom the session works now, and for whom a step of a list was done: maker and checker differ in these too.
ALTER TABLE user_sessions ADD COLUMN delegation_id UUID;
ALTER TABLE payroll_lists ADD COLUMN prepared_for TEXT;
ALTER TABLE payroll_lists ADD COLUMN submitted_for TEXT;
ALTER TABLE payroll_lists ADD COLUMN approved_for TEXT;

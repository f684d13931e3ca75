-- The month's list: one per commune, month and version.
CREATE TABLE payroll_lists (
    id UUID NOT NULL PRIMARY KEY,
    month INTEGER NOT NULL,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'CLOSED', 'RETURNED')),
    origin TEXT NOT NULL CHECK (origin IN ('PREPARED', 'IMPORTED')),
    law_sha256 TEXT NOT NULL,
    fingerprint TEXT,
    people INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd >= 0),
    old_vnd BIGINT NOT NULL,
    increase_vnd BIGINT NOT NULL CHECK (increase_vnd >= 0),
    decrease_vnd BIGINT NOT NULL CHECK (decrease_vnd >= 0),
    adjust_vnd BIGINT NOT NULL,
    new_vnd BIGINT NOT NULL,
    arrears_vnd BIGINT NOT NULL CHECK (arrears_vnd >= 0),
    one_time_vnd BIGINT NOT NULL CHECK (one_time_vnd >= 0),
    carried_over_vnd BIGINT NOT NULL CHECK (carried_over_vnd >= 0),
    prepared_by TEXT NOT NULL,
    prepared_at TIMESTAMP NOT NULL,
    submitted_by TEXT,
    submitted_at TIMESTAMP,
    approved_by TEXT,
    approved_at TIMESTAMP,
    CHECK (old_vnd + increase_vnd - decrease_vnd + adjust_vnd = new_vnd),
    CHECK (new_vnd + arrears_vnd + one_time_vnd + carried_over_vnd = amount_vnd),
    UNIQUE (month, area_id, version)
);
CREATE UNIQUE INDEX payroll_lists_live ON payroll_lists (month, area_id) WHERE state <> 'RETURNED';

-- A line is written once. No foreign key to persons: 1,000,000 look-ups a month; `ledger check` proves the same (ADR 0004).
CREATE TABLE payroll_lines (
    list_id UUID NOT NULL REFERENCES payroll_lists (id),
    line_no INTEGER NOT NULL,
    person_id UUID NOT NULL,
    person_code TEXT NOT NULL,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('REGULAR', 'ARREARS', 'ONE_TIME', 'CARRIED_OVER')),
    benefit_month INTEGER NOT NULL,
    ground TEXT NOT NULL,
    coefficient INTEGER NOT NULL,
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd > 0),
    change TEXT NOT NULL CHECK (change IN ('SAME', 'INCREASE', 'ADJUST', 'NONE')),
    before_vnd BIGINT NOT NULL,
    payee_name TEXT NOT NULL,
    citizen_id TEXT,
    channel TEXT NOT NULL,
    provider TEXT NOT NULL,
    bank_bin TEXT,
    account_no TEXT,
    origin_list_id UUID,
    origin_line_no INTEGER,
    live BOOLEAN NOT NULL,
    PRIMARY KEY (list_id, line_no)
);
CREATE UNIQUE INDEX payroll_lines_once ON payroll_lines (person_id, programme, benefit_month) WHERE kind = 'REGULAR' AND live;
CREATE UNIQUE INDEX payroll_lines_arrears_once ON payroll_lines (list_id, person_id, programme, benefit_month) WHERE kind = 'ARREARS' AND live;
CREATE INDEX payroll_lines_arrears_person ON payroll_lines (person_id) WHERE kind = 'ARREARS' AND live;
CREATE UNIQUE INDEX payroll_lines_carried_once ON payroll_lines (origin_list_id, origin_line_no) WHERE kind = 'CARRIED_OVER' AND live;

-- Every difference against the month before, with its reason (I-11). A person who leaves the list has a row here and no line.
CREATE TABLE payroll_changes (
    list_id UUID NOT NULL REFERENCES payroll_lists (id),
    person_id UUID NOT NULL,
    programme TEXT NOT NULL,
    person_code TEXT NOT NULL,
    payee_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('INCREASE', 'DECREASE', 'ADJUST')),
    before_vnd BIGINT NOT NULL,
    after_vnd BIGINT NOT NULL,
    reason TEXT NOT NULL,
    decision_no TEXT,
    PRIMARY KEY (list_id, person_id, programme)
);

-- What the checks found on a list. A blocking one keeps the list from being submitted; a warning is shown to who approves.
CREATE TABLE payroll_findings (
    list_id UUID NOT NULL REFERENCES payroll_lists (id),
    finding_no INTEGER NOT NULL,
    code TEXT NOT NULL,
    blocking BOOLEAN NOT NULL,
    person_id UUID,
    sentence TEXT NOT NULL,
    PRIMARY KEY (list_id, finding_no)
);

-- Overpaid months: a receivable, never a silent deduction (the law on recovery is unknown).
CREATE TABLE receivables (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    programme TEXT NOT NULL,
    benefit_month INTEGER NOT NULL,
    found_in_list_id UUID NOT NULL REFERENCES payroll_lists (id),
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd > 0),
    reason TEXT NOT NULL,
    UNIQUE (person_id, programme, benefit_month, found_in_list_id)
);

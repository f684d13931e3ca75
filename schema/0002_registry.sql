-- People, households, what the law asks about them, what was decided for them, how they receive money.
CREATE TABLE import_files (
    id UUID NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    month INTEGER,
    area_id INTEGER REFERENCES areas (id),
    imported_at TIMESTAMP NOT NULL,
    imported_by TEXT NOT NULL,
    accepted_reason TEXT,
    expected_rows INTEGER NOT NULL,
    rejected_rows INTEGER NOT NULL,
    new_people INTEGER NOT NULL,
    changed_people INTEGER NOT NULL,
    same_people INTEGER NOT NULL,
    report_json TEXT NOT NULL,
    UNIQUE (sha256, kind)
);

CREATE TABLE households (
    id UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    hamlet TEXT,
    recorded_at TIMESTAMP NOT NULL
);

CREATE TABLE persons (
    id UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    household_id UUID REFERENCES households (id),
    full_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    birth TEXT NOT NULL,
    sex TEXT CHECK (sex IN ('M', 'F')),
    citizen_id TEXT,
    old_id TEXT,
    ethnicity TEXT,
    hamlet TEXT,
    phone TEXT,
    died_on DATE,
    in_facility_from DATE,
    source_file_id UUID REFERENCES import_files (id),
    recorded_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX persons_citizen_id ON persons (citizen_id) WHERE citizen_id IS NOT NULL;
CREATE INDEX persons_area ON persons (area_id, sort_key);
CREATE INDEX persons_search ON persons (search_key);
CREATE INDEX persons_household ON persons (household_id);

-- One fact, its days, its paper, and when it became known. Corrected by adding: a wrong fact gets superseded_at, never a new value.
CREATE TABLE facts (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE,
    evidence TEXT,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    superseded_at TIMESTAMP
);
CREATE INDEX facts_person ON facts (person_id, kind);
CREATE INDEX facts_recorded ON facts (recorded_at);

-- The decision that a person receives: programme, months, state. Amounts are never here, except fixed_amount_vnd of an unclear ground.
CREATE TABLE grants (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    programme TEXT NOT NULL CHECK (programme IN ('ALLOWANCE', 'CARE')),
    asserted_ground TEXT,
    care_kind TEXT,
    cared_person_id UUID REFERENCES persons (id),
    decision_no TEXT,
    decided_on DATE,
    from_month INTEGER NOT NULL,
    accountable_from_month INTEGER NOT NULL,
    until_month INTEGER,
    suspended_from_month INTEGER,
    end_reason TEXT,
    fixed_amount_vnd BIGINT CHECK (fixed_amount_vnd > 0),
    asserted_coefficient INTEGER,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL
);
CREATE INDEX grants_person ON grants (person_id);
CREATE INDEX grants_recorded ON grants (recorded_at);

CREATE TABLE payment_methods (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    channel TEXT NOT NULL CHECK (channel IN ('CASH', 'BANK', 'DIGITAL')),
    provider TEXT NOT NULL,
    bank_bin TEXT,
    account_no TEXT,
    account_name TEXT,
    from_on DATE NOT NULL,
    until_on DATE,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL
);
CREATE UNIQUE INDEX payment_methods_open ON payment_methods (person_id) WHERE until_on IS NULL;
CREATE INDEX payment_methods_account ON payment_methods (account_no);

CREATE TABLE representatives (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL CHECK (kind IN ('GUARDIAN', 'AUTHORISED_RECIPIENT')),
    full_name TEXT NOT NULL,
    citizen_id TEXT,
    phone TEXT,
    paper TEXT,
    from_on DATE NOT NULL,
    until_on DATE,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL
);
CREATE INDEX representatives_person ON representatives (person_id);

-- The work list: what a person has to look at.
CREATE TABLE work_items (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    person_id UUID REFERENCES persons (id),
    month INTEGER,
    sentence TEXT NOT NULL,
    due_on DATE,
    opened_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    closed_by TEXT,
    outcome TEXT
);
CREATE UNIQUE INDEX work_items_open ON work_items (kind, person_id) WHERE closed_at IS NULL AND person_id IS NOT NULL;
CREATE INDEX work_items_area ON work_items (area_id, closed_at);

-- Where money is paid out in a commune (điểm chi trả). What holds of a point from a day on is a row of terms, with its hamlets and staff;
-- a later row goes before an earlier one of the same or an earlier day. Hamlets are compared folded, as people of the register are.
CREATE TABLE payment_points (
    id UUID NOT NULL PRIMARY KEY,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    from_on DATE NOT NULL,
    until_on DATE,
    end_reason TEXT,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    CHECK ((until_on IS NULL) = (end_reason IS NULL))
);
CREATE INDEX payment_points_area ON payment_points (area_id);

CREATE TABLE payment_point_terms (
    id UUID NOT NULL PRIMARY KEY,
    point_id UUID NOT NULL REFERENCES payment_points (id),
    serial INTEGER NOT NULL,
    from_on DATE NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    provider TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    UNIQUE (point_id, serial)
);

CREATE TABLE payment_point_hamlets (
    terms_id UUID NOT NULL REFERENCES payment_point_terms (id),
    hamlet_key TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    PRIMARY KEY (terms_id, hamlet_key)
);

CREATE TABLE payment_point_staff (
    terms_id UUID NOT NULL REFERENCES payment_point_terms (id),
    line_no INTEGER NOT NULL,
    full_name TEXT NOT NULL,
    office TEXT NOT NULL,
    phone TEXT,
    PRIMARY KEY (terms_id, line_no)
);

-- Days on which a point pays, with hours as HH:mm. A day that was taken back stays with who did it.
CREATE TABLE payment_point_days (
    id UUID NOT NULL PRIMARY KEY,
    point_id UUID NOT NULL REFERENCES payment_points (id),
    day DATE NOT NULL,
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    note TEXT,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    removed_at TIMESTAMP,
    removed_by TEXT,
    CHECK (opens_at < closes_at),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);
CREATE UNIQUE INDEX payment_point_days_once ON payment_point_days (point_id, day) WHERE removed_at IS NULL;

-- Which branch of a bank looks after a commune (địa bàn phụ trách), and which fees it does not take there, from day to day.
CREATE TABLE bank_areas (
    id UUID NOT NULL PRIMARY KEY,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    bank TEXT NOT NULL,
    branch TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT,
    paper TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE,
    end_reason TEXT,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL
);
CREATE INDEX bank_areas_area ON bank_areas (area_id);
CREATE UNIQUE INDEX bank_areas_once ON bank_areas (area_id, bank, branch, from_on) WHERE end_reason IS NULL;

CREATE TABLE bank_area_waivers (
    bank_area_id UUID NOT NULL REFERENCES bank_areas (id),
    waiver TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE,
    terms TEXT,
    PRIMARY KEY (bank_area_id, waiver)
);

-- A fee that a bank took although it does not take it there; the bank's answer closes it.
CREATE TABLE fee_reports (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    bank TEXT NOT NULL,
    waiver TEXT NOT NULL,
    amount_vnd BIGINT NOT NULL CHECK (amount_vnd > 0),
    charged_on DATE NOT NULL,
    told TEXT NOT NULL,
    told_by TEXT NOT NULL,
    reported_on DATE NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    answer TEXT CHECK (answer IN ('REFUNDED', 'REFUSED')),
    answered_on DATE,
    refunded_vnd BIGINT CHECK (refunded_vnd > 0 AND refunded_vnd <= amount_vnd),
    answer_text TEXT,
    closed_at TIMESTAMP,
    closed_by TEXT,
    UNIQUE (person_id, bank, waiver, charged_on, amount_vnd),
    CHECK ((answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (closed_at IS NULL)
        AND (answer IS NULL) = (closed_by IS NULL)),
    CHECK ((COALESCE(answer, '') = 'REFUNDED') = (refunded_vnd IS NOT NULL)),
    CHECK (COALESCE(answer, '') <> 'REFUSED' OR answer_text IS NOT NULL)
);
CREATE INDEX fee_reports_area ON fee_reports (area_id, reported_on);

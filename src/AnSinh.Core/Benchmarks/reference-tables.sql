-- The reference's own flat tables: everything the month asks stands in one row of ref_person.
CREATE TABLE ref_person (
    id INTEGER PRIMARY KEY,
    full_name TEXT NOT NULL,
    birth DATE NOT NULL,
    citizen_id TEXT,
    marks INTEGER NOT NULL,
    situation INTEGER NOT NULL,
    degree INTEGER NOT NULL,
    poverty INTEGER NOT NULL,
    commune_id INTEGER NOT NULL,
    method INTEGER NOT NULL,
    account_no TEXT,
    from_on DATE NOT NULL,
    until_on DATE
);
CREATE TABLE ref_child (person_id INTEGER NOT NULL, birth DATE NOT NULL, studying BOOLEAN NOT NULL);
CREATE INDEX ref_child_person ON ref_child (person_id);
CREATE TABLE ref_rate (from_on DATE NOT NULL, until_on DATE NOT NULL, amount_vnd INTEGER NOT NULL);
INSERT INTO ref_rate VALUES ('2021-07-01', '2024-06-30', 360000), ('2024-07-01', '2026-06-30', 500000);
CREATE TABLE ref_ground (ground INTEGER PRIMARY KEY, code TEXT NOT NULL);
INSERT INTO ref_ground
SELECT 9 + number, 'ND20.5.1.' || substr('abcdđeghikl', number, 1) FROM generate_series(1, 11) number
UNION ALL VALUES (2, 'ND20.5.2'), (3, 'ND20.5.3'), (4, 'ND20.5.4'), (7, 'ND20.5.7'), (51, 'ND20.5.5.a'), (52, 'ND20.5.5.b'),
    (53, 'ND20.5.5.c'), (54, 'ND20.5.5.d'), (6, 'ND20.5.6'), (8, 'ND20.5.8');
INSERT INTO ref_ground SELECT 100 + ground, 'ND20.5.4+' || code FROM ref_ground WHERE ground IN (51, 52, 53, 54, 6, 8);
CREATE TABLE ref_line (
    month INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    commune_id INTEGER NOT NULL,
    method INTEGER NOT NULL,
    coefficient INTEGER NOT NULL,
    rate_vnd INTEGER NOT NULL,
    amount_vnd BIGINT NOT NULL,
    ground INTEGER NOT NULL,
    before_vnd BIGINT,
    change SMALLINT NOT NULL,
    PRIMARY KEY (month, person_id)
) PARTITION BY LIST (month);
CREATE TABLE ref_line_before PARTITION OF ref_line FOR VALUES IN (202505);
CREATE TABLE ref_line_now PARTITION OF ref_line FOR VALUES IN (202506);
CREATE TABLE ref_change (
    month INTEGER NOT NULL, person_id INTEGER NOT NULL, commune_id INTEGER NOT NULL, kind SMALLINT NOT NULL, before_vnd BIGINT,
    after_vnd BIGINT
);
CREATE TABLE ref_total (
    month INTEGER NOT NULL, commune_id INTEGER NOT NULL, method INTEGER NOT NULL, people INTEGER NOT NULL, amount_vnd BIGINT NOT NULL,
    increases INTEGER NOT NULL, adjustments INTEGER NOT NULL
);

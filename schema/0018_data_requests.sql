-- What a person asks about the own data (Law 91/2025/QH15, Decree 356/2025): one open request of a kind for a person. Due days are not
-- stored: they are counted from the calendar and the days in force, so that a holiday added late moves what is still to be done.
CREATE TABLE data_requests (
    id UUID NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES persons (id),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    kind TEXT NOT NULL CHECK (kind IN ('COPY', 'CORRECTION', 'USE_LOG', 'RESTRICTION', 'OBJECTION')),
    received_on DATE NOT NULL,
    asked TEXT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by TEXT NOT NULL,
    answered_on DATE,
    answered_by TEXT,
    accepted BOOLEAN,
    answer TEXT,
    completed_on DATE,
    completed_by TEXT,
    outcome TEXT,
    CHECK ((answered_on IS NULL) = (accepted IS NULL) AND (answered_on IS NULL) = (answer IS NULL)
        AND (answered_on IS NULL) = (answered_by IS NULL)),
    CHECK ((completed_on IS NULL) = (outcome IS NULL) AND (completed_on IS NULL) = (completed_by IS NULL)),
    CHECK (completed_on IS NULL OR answered_on IS NOT NULL)
);
CREATE UNIQUE INDEX data_requests_open ON data_requests (person_id, kind) WHERE completed_on IS NULL;
CREATE INDEX data_requests_area ON data_requests (area_id, completed_on);

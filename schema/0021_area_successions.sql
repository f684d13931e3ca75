-- Which unit goes on for which when units merge or split. People go one by one to one of the new units; what belongs to nobody
-- still here (money not collected by who is gone) goes on in the heir. Written by the officer who moved them, never changed.
CREATE TABLE area_successions (
    old_area_id INTEGER NOT NULL REFERENCES areas (id),
    new_area_id INTEGER NOT NULL REFERENCES areas (id),
    is_heir BOOLEAN NOT NULL,
    from_on DATE NOT NULL,
    people INTEGER NOT NULL,
    paper TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMP NOT NULL,
    PRIMARY KEY (old_area_id, new_area_id),
    CHECK (old_area_id <> new_area_id)
);
CREATE UNIQUE INDEX area_successions_heir ON area_successions (old_area_id) WHERE is_heir;
CREATE INDEX area_successions_new ON area_successions (new_area_id);

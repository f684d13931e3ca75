CREATE TRIGGER household_members_kept BEFORE UPDATE OF household_id, person_id, relation, from_on, note, recorded_at, recorded_by
    ON household_members
    BEGIN SELECT RAISE(ABORT, 'a membership stays as it was written'); END;
CREATE TRIGGER household_members_ended BEFORE UPDATE OF until_on ON household_members
    WHEN OLD.until_on IS NOT NULL AND OLD.until_on IS NOT NEW.until_on
    BEGIN SELECT RAISE(ABORT, 'a membership ends once'); END;
CREATE TRIGGER household_statuses_kept BEFORE UPDATE OF household_id, class, certificate_no, from_on, until_on, recorded_at, recorded_by
    ON household_statuses
    BEGIN SELECT RAISE(ABORT, 'a status stays as it was written'); END;
CREATE TRIGGER household_statuses_no_delete BEFORE DELETE ON household_statuses
    BEGIN SELECT RAISE(ABORT, 'a status stays as it was written'); END;
CREATE TRIGGER screening_closings_types BEFORE INSERT ON screening_closings
    WHEN typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER screening_closings_types_update BEFORE UPDATE OF amount_vnd ON screening_closings
    WHEN typeof(NEW.amount_vnd) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER screening_closings_kept BEFORE UPDATE OF person_id, reason, note, found, amount_vnd, closed_at, closed_by
    ON screening_closings
    BEGIN SELECT RAISE(ABORT, 'a closing stays as it was written'); END;
CREATE TRIGGER screening_closings_reopened BEFORE UPDATE ON screening_closings
    WHEN OLD.reopened_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a closing is opened again once'); END;

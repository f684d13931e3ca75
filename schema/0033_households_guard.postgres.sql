-- Seen where the household or the person is seen; written also for who has just moved away (docs/adr/0016).
ALTER TABLE household_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE household_members FORCE ROW LEVEL SECURITY;
CREATE POLICY household_members_place ON household_members
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM households h WHERE h.id = household_id) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE household_statuses ENABLE ROW LEVEL SECURITY;
ALTER TABLE household_statuses FORCE ROW LEVEL SECURITY;
CREATE POLICY household_statuses_place ON household_statuses
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere())
        OR EXISTS (SELECT 1 FROM households h WHERE h.id = household_id)));
ALTER TABLE screening_closings ENABLE ROW LEVEL SECURITY;
ALTER TABLE screening_closings FORCE ROW LEVEL SECURITY;
CREATE POLICY screening_closings_person ON screening_closings
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)));
CREATE TRIGGER household_members_kept BEFORE UPDATE OF household_id, person_id, relation, from_on, note, recorded_at, recorded_by
    ON household_members FOR EACH ROW EXECUTE FUNCTION refuse_change('a membership stays as it was written');
CREATE TRIGGER household_members_ended BEFORE UPDATE OF until_on ON household_members FOR EACH ROW
    WHEN (OLD.until_on IS NOT NULL AND OLD.until_on IS DISTINCT FROM NEW.until_on)
    EXECUTE FUNCTION refuse_change('a membership ends once');
CREATE TRIGGER household_statuses_kept BEFORE DELETE OR UPDATE OF household_id, class, certificate_no, from_on, until_on, recorded_at,
    recorded_by ON household_statuses FOR EACH ROW EXECUTE FUNCTION refuse_change('a status stays as it was written');
CREATE TRIGGER screening_closings_kept BEFORE UPDATE OF person_id, reason, note, found, amount_vnd, closed_at, closed_by
    ON screening_closings FOR EACH ROW EXECUTE FUNCTION refuse_change('a closing stays as it was written');
CREATE TRIGGER screening_closings_reopened BEFORE UPDATE ON screening_closings FOR EACH ROW
    WHEN (OLD.reopened_at IS NOT NULL) EXECUTE FUNCTION refuse_change('a closing is opened again once');

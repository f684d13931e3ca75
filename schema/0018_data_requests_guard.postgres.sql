-- Seen where it was received, and where the person is seen now; written also for who has just moved away (docs/adr/0016).
ALTER TABLE data_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY data_requests_place ON data_requests
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())
        OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
CREATE TRIGGER data_requests_kept BEFORE DELETE ON data_requests
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a request stays');

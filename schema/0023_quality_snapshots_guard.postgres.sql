-- Seen and written by who works for the place, as a list is (docs/adr/0016); providers have no part in it.
ALTER TABLE quality_snapshots ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_snapshots FORCE ROW LEVEL SECURITY;
CREATE POLICY quality_snapshots_place ON quality_snapshots
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
CREATE TRIGGER quality_snapshots_no_change BEFORE UPDATE OR DELETE ON quality_snapshots
    FOR EACH ROW EXECUTE FUNCTION refuse_change('quality_snapshots is append-only');

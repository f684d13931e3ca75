-- Seen and written by who works for the place (docs/adr/0016); of no place by who works everywhere.
ALTER TABLE import_mappings ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mappings FORCE ROW LEVEL SECURITY;
CREATE POLICY import_mappings_place ON import_mappings
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
CREATE TRIGGER import_mappings_no_change BEFORE UPDATE OR DELETE ON import_mappings
    FOR EACH ROW EXECUTE FUNCTION refuse_change('import_mappings is append-only');

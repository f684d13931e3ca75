-- Seen and written by who works for the place (docs/adr/0016); of no place by who works everywhere.
ALTER TABLE import_mappings ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_mappings FORCE ROW LEVEL SECURITY;
CREATE POLICY import_mappings_place ON import_mappings
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
CREATE TRIGGER import_mappings_no_change BEFORE UPDATE OR DELETE ON import_mappings
    FOR EACH ROW EXECUTE FUNCTION refuse_change('import_mappings is append-only');
-- What a file changed of a person is seen where the person is; written also for who has just moved away. What stayed names people.
ALTER TABLE import_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY import_changes_person ON import_changes
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE import_undos ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_undos FORCE ROW LEVEL SECURITY;
CREATE POLICY import_undos_office ON import_undos
    USING ((SELECT ansinh_anywhere()) AND (SELECT ansinh_provider()) = '');
CREATE TRIGGER import_undos_no_change BEFORE UPDATE OR DELETE ON import_undos
    FOR EACH ROW EXECUTE FUNCTION refuse_change('import_undos is append-only');

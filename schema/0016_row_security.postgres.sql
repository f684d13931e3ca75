-- Rows of a place are seen and written only by who works for it, in the database too (docs/adr/0016). The program says at each
-- connection whom it works for: ansinh.areas is 'all' or the ids of areas, ansinh.provider the provider of a provider's account. What is
-- not said sees nothing: a setting that was never made is NULL, one that was taken back is ''.
CREATE FUNCTION ansinh_everywhere() RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT COALESCE(current_setting('ansinh.areas', true), '') = 'all' $$;
CREATE FUNCTION ansinh_anywhere() RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT COALESCE(current_setting('ansinh.areas', true), '') <> '' $$;
CREATE FUNCTION ansinh_areas() RETURNS SETOF integer LANGUAGE sql STABLE AS
    $$ SELECT unnest(string_to_array(NULLIF(NULLIF(current_setting('ansinh.areas', true), ''), 'all'), ',')::integer[]) $$;
CREATE FUNCTION ansinh_provider() RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT COALESCE(current_setting('ansinh.provider', true), '') $$;

-- Tables with the place in the row. A provider reads lines of lists only, nobody's register. Who moves somebody away may write the new place: the old row had to be seen.
ALTER TABLE persons ENABLE ROW LEVEL SECURITY;
ALTER TABLE persons FORCE ROW LEVEL SECURITY;
CREATE POLICY persons_place ON persons
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
CREATE POLICY persons_move ON persons FOR UPDATE
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE households ENABLE ROW LEVEL SECURITY;
ALTER TABLE households FORCE ROW LEVEL SECURITY;
CREATE POLICY households_place ON households
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
ALTER TABLE work_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE work_items FORCE ROW LEVEL SECURITY;
CREATE POLICY work_items_place ON work_items
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE payroll_lists ENABLE ROW LEVEL SECURITY;
ALTER TABLE payroll_lists FORCE ROW LEVEL SECURITY;
CREATE POLICY payroll_lists_place ON payroll_lists
    USING ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas()));
-- An event may be of another place than one's own (a move), of none, and of somebody whom nobody knows yet (a sign-in): it is always
-- written. It is read with its place, those of no place by who reads all.
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_events_read ON audit_events FOR SELECT
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR area_id IN (SELECT ansinh_areas())));
CREATE POLICY audit_events_write ON audit_events FOR INSERT WITH CHECK (true);

-- Tables of a person: seen where the person is seen; written also for who has just moved away.
ALTER TABLE grants ENABLE ROW LEVEL SECURITY;
ALTER TABLE grants FORCE ROW LEVEL SECURITY;
CREATE POLICY grants_person ON grants
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE facts FORCE ROW LEVEL SECURITY;
CREATE POLICY facts_person ON facts
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE payment_methods ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_methods FORCE ROW LEVEL SECURITY;
CREATE POLICY payment_methods_person ON payment_methods
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE representatives ENABLE ROW LEVEL SECURITY;
ALTER TABLE representatives FORCE ROW LEVEL SECURITY;
CREATE POLICY representatives_person ON representatives
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));
ALTER TABLE law_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE law_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY law_decisions_person ON law_decisions
    USING ((SELECT ansinh_provider()) = '' AND ((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM persons p WHERE p.id = person_id)))
    WITH CHECK ((SELECT ansinh_anywhere()));

-- Tables of a list: seen and written where the list is seen; a provider sees the lines of its own.
ALTER TABLE payroll_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE payroll_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY payroll_lines_list ON payroll_lines
    USING (((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM payroll_lists h WHERE h.id = list_id))
        AND (SELECT ansinh_provider()) IN ('', provider));
ALTER TABLE payroll_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE payroll_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY payroll_changes_list ON payroll_changes
    USING (((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM payroll_lists h WHERE h.id = list_id))
        AND (SELECT ansinh_provider()) = '');
ALTER TABLE payroll_findings ENABLE ROW LEVEL SECURITY;
ALTER TABLE payroll_findings FORCE ROW LEVEL SECURITY;
CREATE POLICY payroll_findings_list ON payroll_findings
    USING (((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM payroll_lists h WHERE h.id = list_id))
        AND (SELECT ansinh_provider()) = '');
ALTER TABLE receivables ENABLE ROW LEVEL SECURITY;
ALTER TABLE receivables FORCE ROW LEVEL SECURITY;
CREATE POLICY receivables_list ON receivables
    USING (((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM payroll_lists h WHERE h.id = found_in_list_id))
        AND (SELECT ansinh_provider()) = '');
ALTER TABLE instructions ENABLE ROW LEVEL SECURITY;
ALTER TABLE instructions FORCE ROW LEVEL SECURITY;
CREATE POLICY instructions_list ON instructions
    USING (((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM payroll_lists h WHERE h.id = list_id))
        AND (SELECT ansinh_provider()) IN ('', provider));
-- A result file is of one provider and of many places.
ALTER TABLE result_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE result_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY result_lines_provider ON result_lines
    USING ((SELECT ansinh_anywhere()) AND ((SELECT ansinh_provider()) = ''
        OR EXISTS (SELECT 1 FROM result_files f WHERE f.id = file_id AND f.provider = (SELECT ansinh_provider()))));

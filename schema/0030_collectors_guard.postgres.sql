-- Seen where the list is seen; a provider sees who collects from it.
ALTER TABLE payroll_collectors ENABLE ROW LEVEL SECURITY;
ALTER TABLE payroll_collectors FORCE ROW LEVEL SECURITY;
CREATE POLICY payroll_collectors_list ON payroll_collectors
    USING (((SELECT ansinh_everywhere()) OR EXISTS (SELECT 1 FROM payroll_lists h WHERE h.id = list_id))
        AND (SELECT ansinh_provider()) IN ('', provider));
CREATE TRIGGER payroll_collectors_no_update BEFORE UPDATE OF id, list_id, person_id, provider, kind, full_name ON payroll_collectors
    FOR EACH ROW EXECUTE FUNCTION refuse_change('who collects stays as the list was made');
CREATE TRIGGER payroll_collectors_resealed BEFORE UPDATE OF citizen_id ON payroll_collectors FOR EACH ROW
    WHEN (NOT only_resealed(OLD.citizen_id, NEW.citizen_id))
    EXECUTE FUNCTION refuse_change('who collects stays as the list was made');
CREATE TRIGGER payroll_collectors_no_delete BEFORE DELETE ON payroll_collectors
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_fixed_line();

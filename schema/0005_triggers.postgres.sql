-- What is written once stays as written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change('audit_events is append-only');
CREATE TRIGGER transfers_no_change BEFORE UPDATE OR DELETE ON transfers
    FOR EACH ROW EXECUTE FUNCTION refuse_change('transfers is append-only');
CREATE TRIGGER payroll_lines_no_update BEFORE UPDATE OF list_id, line_no, person_id, person_code, programme, kind, benefit_month,
    ground, coefficient, amount_vnd, change, before_vnd, payee_name, citizen_id, channel, provider, bank_bin, account_no,
    origin_list_id, origin_line_no ON payroll_lines
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a line is written once');
CREATE FUNCTION refuse_delete_of_fixed_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM payroll_lists WHERE id = OLD.list_id) <> 'DRAFT' THEN
        RAISE EXCEPTION 'only a draft can be made again';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER payroll_lines_no_delete BEFORE DELETE ON payroll_lines
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_fixed_line();
-- That a line stands on a list is looked up once for all lines of a statement, not once for each: a million look-ups a month.
ALTER TABLE payroll_lines DROP CONSTRAINT payroll_lines_list_id_fkey;
CREATE FUNCTION refuse_line_without_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (SELECT DISTINCT list_id FROM fresh) f
        WHERE NOT EXISTS (SELECT 1 FROM payroll_lists h WHERE h.id = f.list_id)) THEN
        RAISE EXCEPTION 'a line without its list' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER payroll_lines_list AFTER INSERT ON payroll_lines REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_line_without_list();
CREATE FUNCTION refuse_delete_of_list_with_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM payroll_lines WHERE list_id = OLD.id) THEN
        RAISE EXCEPTION 'a list that has lines is not deleted' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER payroll_lists_no_orphans BEFORE DELETE ON payroll_lists
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_list_with_lines();

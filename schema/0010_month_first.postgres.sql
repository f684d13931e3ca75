-- That a row has its list, batch or file is looked up once for all rows of a statement, as for lines, instead of once for
-- each row. The parent is made in the same transaction, is never deleted while it has rows, and keeps its id.
CREATE FUNCTION refuse_orphans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    orphans BOOLEAN;
BEGIN
    EXECUTE format(
        'SELECT EXISTS (SELECT 1 FROM (SELECT DISTINCT %1$I AS id FROM fresh) f
            WHERE NOT EXISTS (SELECT 1 FROM %2$I p WHERE p.id = f.id))', TG_ARGV[0], TG_ARGV[1]) INTO orphans;
    IF orphans THEN
        RAISE EXCEPTION '% without its row of %', TG_TABLE_NAME, TG_ARGV[1] USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION refuse_delete_of_parent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found BOOLEAN;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %1$I WHERE %2$I = $1)', TG_ARGV[0], TG_ARGV[1]) INTO found USING OLD.id;
    IF found THEN
        RAISE EXCEPTION '% has rows in %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN OLD;
END $$;

ALTER TABLE payroll_changes DROP CONSTRAINT payroll_changes_list_id_fkey;
CREATE TRIGGER payroll_changes_list AFTER INSERT ON payroll_changes REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_orphans('list_id', 'payroll_lists');
CREATE TRIGGER payroll_changes_keep_list BEFORE UPDATE OF list_id ON payroll_changes
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a change keeps its list');
CREATE TRIGGER payroll_lists_with_changes BEFORE DELETE ON payroll_lists
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_parent('payroll_changes', 'list_id');

ALTER TABLE payroll_findings DROP CONSTRAINT payroll_findings_list_id_fkey;
CREATE TRIGGER payroll_findings_list AFTER INSERT ON payroll_findings REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_orphans('list_id', 'payroll_lists');
CREATE TRIGGER payroll_findings_keep_list BEFORE UPDATE OF list_id ON payroll_findings
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a finding keeps its list');
CREATE TRIGGER payroll_lists_with_findings BEFORE DELETE ON payroll_lists
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_parent('payroll_findings', 'list_id');
CREATE TRIGGER payroll_lists_keep_id BEFORE UPDATE OF id ON payroll_lists
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a list keeps its id');

ALTER TABLE instructions DROP CONSTRAINT instructions_batch_id_fkey;
CREATE TRIGGER instructions_batch_known AFTER INSERT ON instructions REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_orphans('batch_id', 'payment_batches');
CREATE TRIGGER instructions_keep_batch BEFORE UPDATE OF batch_id ON instructions
    FOR EACH ROW EXECUTE FUNCTION refuse_change('an instruction keeps its batch');
CREATE TRIGGER payment_batches_with_instructions BEFORE DELETE ON payment_batches
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_parent('instructions', 'batch_id');
CREATE TRIGGER payment_batches_keep_id BEFORE UPDATE OF id ON payment_batches
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a batch keeps its id');

ALTER TABLE result_lines DROP CONSTRAINT result_lines_file_id_fkey;
CREATE TRIGGER result_lines_file AFTER INSERT ON result_lines REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_orphans('file_id', 'result_files');
CREATE TRIGGER result_lines_keep_file BEFORE UPDATE OF file_id ON result_lines
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a result keeps its file');
CREATE TRIGGER result_files_with_lines BEFORE DELETE ON result_files
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_parent('result_lines', 'file_id');
CREATE TRIGGER result_files_keep_id BEFORE UPDATE OF id ON result_files
    FOR EACH ROW EXECUTE FUNCTION refuse_change('a file keeps its id');

CREATE TRIGGER payroll_collectors_no_update BEFORE UPDATE OF id, list_id, person_id, provider, kind, full_name ON payroll_collectors
    BEGIN SELECT RAISE(ABORT, 'who collects stays as the list was made'); END;
CREATE TRIGGER payroll_collectors_resealed BEFORE UPDATE OF citizen_id ON payroll_collectors
    WHEN NOT (OLD.citizen_id IS NEW.citizen_id OR (OLD.citizen_id IS NOT NULL AND COALESCE(NEW.citizen_id, '') LIKE 'k%:%'
        AND substr(NEW.citizen_id, 1, instr(NEW.citizen_id, ':')) <> substr(OLD.citizen_id, 1, instr(OLD.citizen_id, ':'))))
    BEGIN SELECT RAISE(ABORT, 'who collects stays as the list was made'); END;
CREATE TRIGGER payroll_collectors_no_delete BEFORE DELETE ON payroll_collectors
    WHEN (SELECT state FROM payroll_lists WHERE id = OLD.list_id) <> 'DRAFT'
    BEGIN SELECT RAISE(ABORT, 'only a draft can be made again'); END;

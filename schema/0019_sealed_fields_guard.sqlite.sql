-- What is written once stays as written; only the key that closes it may be another one.
DROP TRIGGER payroll_lines_no_update;
CREATE TRIGGER payroll_lines_no_update BEFORE UPDATE OF list_id, line_no, person_id, person_code, programme, kind, benefit_month,
    ground, coefficient, amount_vnd, change, before_vnd, payee_name, channel, provider, bank_bin,
    origin_list_id, origin_line_no ON payroll_lines
    BEGIN SELECT RAISE(ABORT, 'a line is written once'); END;
CREATE TRIGGER payroll_lines_resealed BEFORE UPDATE OF citizen_id, account_no ON payroll_lines
    WHEN NOT ((OLD.citizen_id IS NEW.citizen_id OR (OLD.citizen_id IS NOT NULL AND COALESCE(NEW.citizen_id, '') LIKE 'k%:%'
            AND substr(NEW.citizen_id, 1, instr(NEW.citizen_id, ':')) <> substr(OLD.citizen_id, 1, instr(OLD.citizen_id, ':'))))
        AND (OLD.account_no IS NEW.account_no OR (OLD.account_no IS NOT NULL AND COALESCE(NEW.account_no, '') LIKE 'k%:%'
            AND substr(NEW.account_no, 1, instr(NEW.account_no, ':')) <> substr(OLD.account_no, 1, instr(OLD.account_no, ':')))))
    BEGIN SELECT RAISE(ABORT, 'a line is written once'); END;
DROP TRIGGER law_decisions_types_update;
CREATE TRIGGER law_decisions_types_update BEFORE UPDATE OF id, person_id, kind, from_month, version, choice, payee_name, reason,
    decided_by, decided_at ON law_decisions
    BEGIN SELECT RAISE(ABORT, 'law_decisions is append-only'); END;
CREATE TRIGGER law_decisions_resealed BEFORE UPDATE OF payee_citizen_id ON law_decisions
    WHEN NOT (OLD.payee_citizen_id IS NEW.payee_citizen_id OR (OLD.payee_citizen_id IS NOT NULL
        AND COALESCE(NEW.payee_citizen_id, '') LIKE 'k%:%'
        AND substr(NEW.payee_citizen_id, 1, instr(NEW.payee_citizen_id, ':'))
            <> substr(OLD.payee_citizen_id, 1, instr(OLD.payee_citizen_id, ':'))))
    BEGIN SELECT RAISE(ABORT, 'law_decisions is append-only'); END;

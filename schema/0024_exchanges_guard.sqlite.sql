CREATE TRIGGER exchanges_types BEFORE INSERT ON exchanges
    WHEN typeof(NEW.area_id) NOT IN ('integer', 'null') OR typeof(NEW.lines) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER exchanges_no_update BEFORE UPDATE ON exchanges
    BEGIN SELECT RAISE(ABORT, 'a batch stays as it was sent'); END;
CREATE TRIGGER exchanges_no_delete BEFORE DELETE ON exchanges
    BEGIN SELECT RAISE(ABORT, 'a batch stays as it was sent'); END;
CREATE TRIGGER exchange_entries_types BEFORE INSERT ON exchange_entries
    WHEN typeof(NEW.line_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER exchange_entries_sent BEFORE UPDATE OF exchange_id, line_no, person_id, role, representative_id, task, full_name,
    birth, sex, hamlet, phone, account_name ON exchange_entries
    BEGIN SELECT RAISE(ABORT, 'a line stays as it was sent'); END;
CREATE TRIGGER exchange_entries_no_delete BEFORE DELETE ON exchange_entries
    BEGIN SELECT RAISE(ABORT, 'a line stays as it was sent'); END;
CREATE TRIGGER exchange_entries_resealed BEFORE UPDATE OF citizen_id, account_no ON exchange_entries
    WHEN NOT ((OLD.citizen_id IS NEW.citizen_id OR (OLD.citizen_id IS NOT NULL AND COALESCE(NEW.citizen_id, '') LIKE 'k%:%'
            AND substr(NEW.citizen_id, 1, instr(NEW.citizen_id, ':')) <> substr(OLD.citizen_id, 1, instr(OLD.citizen_id, ':'))))
        AND (OLD.account_no IS NEW.account_no OR (OLD.account_no IS NOT NULL AND COALESCE(NEW.account_no, '') LIKE 'k%:%'
            AND substr(NEW.account_no, 1, instr(NEW.account_no, ':')) <> substr(OLD.account_no, 1, instr(OLD.account_no, ':')))))
    BEGIN SELECT RAISE(ABORT, 'a line stays as it was sent'); END;
CREATE TRIGGER exchange_answers_types BEFORE INSERT ON exchange_answers
    WHEN typeof(NEW.lines) NOT IN ('integer', 'null') OR typeof(NEW.applied) NOT IN ('integer', 'null')
        OR typeof(NEW.duplicates) NOT IN ('integer', 'null') OR typeof(NEW.exceptions) NOT IN ('integer', 'null')
        OR typeof(NEW.blanks) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER exchange_answers_types_update BEFORE UPDATE ON exchange_answers
    WHEN typeof(NEW.lines) NOT IN ('integer', 'null') OR typeof(NEW.applied) NOT IN ('integer', 'null')
        OR typeof(NEW.duplicates) NOT IN ('integer', 'null') OR typeof(NEW.exceptions) NOT IN ('integer', 'null')
        OR typeof(NEW.blanks) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER exchange_answer_lines_types BEFORE INSERT ON exchange_answer_lines
    WHEN typeof(NEW.row_no) NOT IN ('integer', 'null') OR typeof(NEW.line_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER exchange_answer_lines_types_update BEFORE UPDATE ON exchange_answer_lines
    WHEN typeof(NEW.row_no) NOT IN ('integer', 'null') OR typeof(NEW.line_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER exchange_differences_types BEFORE INSERT ON exchange_differences
    WHEN typeof(NEW.line_no) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER exchange_differences_found BEFORE UPDATE OF exchange_id, line_no, person_id, field, found_at ON exchange_differences
    BEGIN SELECT RAISE(ABORT, 'a difference stays'); END;
CREATE TRIGGER exchange_differences_decided BEFORE UPDATE OF state, decided_by, decided_at, reason ON exchange_differences
    WHEN OLD.state <> 'OPEN'
    BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;
CREATE TRIGGER exchange_differences_resealed BEFORE UPDATE OF ours, theirs ON exchange_differences
    WHEN NOT ((OLD.ours IS NEW.ours OR (OLD.ours IS NOT NULL AND COALESCE(NEW.ours, '') LIKE 'k%:%'
            AND substr(NEW.ours, 1, instr(NEW.ours, ':')) <> substr(OLD.ours, 1, instr(OLD.ours, ':'))))
        AND (OLD.theirs IS NEW.theirs OR (OLD.theirs IS NOT NULL AND COALESCE(NEW.theirs, '') LIKE 'k%:%'
            AND substr(NEW.theirs, 1, instr(NEW.theirs, ':')) <> substr(OLD.theirs, 1, instr(OLD.theirs, ':')))))
    BEGIN SELECT RAISE(ABORT, 'a difference stays'); END;
CREATE TRIGGER exchange_differences_kept BEFORE DELETE ON exchange_differences
    BEGIN SELECT RAISE(ABORT, 'a difference stays'); END;

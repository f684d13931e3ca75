CREATE TRIGGER law_decisions_types BEFORE INSERT ON law_decisions
    WHEN typeof(NEW.from_month) NOT IN ('integer', 'null') OR typeof(NEW.version) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER law_decisions_types_update BEFORE UPDATE ON law_decisions
    BEGIN SELECT RAISE(ABORT, 'law_decisions is append-only'); END;
CREATE TRIGGER law_decisions_kept BEFORE DELETE ON law_decisions
    BEGIN SELECT RAISE(ABORT, 'law_decisions is append-only'); END;

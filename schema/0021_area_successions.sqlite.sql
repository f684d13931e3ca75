CREATE TRIGGER area_successions_types BEFORE INSERT ON area_successions
    WHEN typeof(NEW.people) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER area_successions_types_update BEFORE UPDATE OF people ON area_successions
    WHEN typeof(NEW.people) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;

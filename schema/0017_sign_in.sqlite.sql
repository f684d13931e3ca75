CREATE TRIGGER authenticators_types BEFORE INSERT ON authenticators
    WHEN typeof(NEW.last_step) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER authenticators_types_update BEFORE UPDATE OF last_step ON authenticators
    WHEN typeof(NEW.last_step) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER passkeys_types BEFORE INSERT ON passkeys
    WHEN typeof(NEW.sign_count) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER passkeys_types_update BEFORE UPDATE OF sign_count ON passkeys
    WHEN typeof(NEW.sign_count) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;

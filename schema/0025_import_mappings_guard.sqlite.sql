CREATE TRIGGER import_mappings_types BEFORE INSERT ON import_mappings
    WHEN typeof(NEW.height) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER import_mappings_no_update BEFORE UPDATE ON import_mappings
    BEGIN SELECT RAISE(ABORT, 'import_mappings is append-only'); END;
CREATE TRIGGER import_mappings_no_delete BEFORE DELETE ON import_mappings
    BEGIN SELECT RAISE(ABORT, 'import_mappings is append-only'); END;
CREATE TRIGGER import_undos_types BEFORE INSERT ON import_undos
    WHEN typeof(NEW.removed_people) NOT IN ('integer', 'null') OR typeof(NEW.restored_people) NOT IN ('integer', 'null')
        OR typeof(NEW.stayed_people) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER import_undos_types_update BEFORE UPDATE OF removed_people, restored_people, stayed_people ON import_undos
    WHEN typeof(NEW.removed_people) NOT IN ('integer', 'null') OR typeof(NEW.restored_people) NOT IN ('integer', 'null')
        OR typeof(NEW.stayed_people) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER import_undos_no_delete BEFORE DELETE ON import_undos
    BEGIN SELECT RAISE(ABORT, 'import_undos is append-only'); END;

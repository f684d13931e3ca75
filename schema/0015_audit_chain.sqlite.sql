CREATE TRIGGER audit_links_no_update BEFORE UPDATE ON audit_links
    BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
CREATE TRIGGER audit_links_no_delete BEFORE DELETE ON audit_links
    BEGIN SELECT RAISE(ABORT, 'audit_links is append-only'); END;
CREATE TRIGGER audit_roots_no_update BEFORE UPDATE ON audit_roots
    BEGIN SELECT RAISE(ABORT, 'audit_roots is append-only'); END;
CREATE TRIGGER audit_roots_no_delete BEFORE DELETE ON audit_roots
    BEGIN SELECT RAISE(ABORT, 'audit_roots is append-only'); END;
CREATE TRIGGER audit_root_chains_no_update BEFORE UPDATE ON audit_root_chains
    BEGIN SELECT RAISE(ABORT, 'audit_root_chains is append-only'); END;
CREATE TRIGGER audit_root_chains_no_delete BEFORE DELETE ON audit_root_chains
    BEGIN SELECT RAISE(ABORT, 'audit_root_chains is append-only'); END;
CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads
    BEGIN SELECT RAISE(ABORT, 'a chain does not end'); END;
CREATE TRIGGER audit_heads_forward BEFORE UPDATE ON audit_heads WHEN NEW.seq <= OLD.seq OR NEW.chain <> OLD.chain
    BEGIN SELECT RAISE(ABORT, 'a chain only grows'); END;
CREATE TRIGGER audit_heads_types BEFORE INSERT ON audit_heads
    WHEN typeof(NEW.chain) NOT IN ('integer', 'null') OR typeof(NEW.seq) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER audit_heads_types_update BEFORE UPDATE ON audit_heads
    WHEN typeof(NEW.chain) NOT IN ('integer', 'null') OR typeof(NEW.seq) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER audit_links_types BEFORE INSERT ON audit_links
    WHEN typeof(NEW.chain) NOT IN ('integer', 'null') OR typeof(NEW.seq) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER audit_roots_types BEFORE INSERT ON audit_roots
    WHEN typeof(NEW.number) NOT IN ('integer', 'null') OR typeof(NEW.events) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;
CREATE TRIGGER audit_root_chains_types BEFORE INSERT ON audit_root_chains
    WHEN typeof(NEW.root_number) NOT IN ('integer', 'null') OR typeof(NEW.chain) NOT IN ('integer', 'null')
        OR typeof(NEW.seq) NOT IN ('integer', 'null')
    BEGIN SELECT RAISE(ABORT, 'money is a whole number'); END;

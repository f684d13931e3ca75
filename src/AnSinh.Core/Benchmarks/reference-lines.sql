-- One statement for all lines of a month. A birthday counts for its whole month: "from N years" is born on or before the last
-- day of the month N years ago ({L}), "under N years" lasts to the end of that month, born on or after its first day ({F}).
-- OFFSET 0 keeps each step from being written into the next one, which would compute it many times.
INSERT INTO ref_line
SELECT {M}, id, commune_id, method, coefficient, rate_vnd, rate_vnd * coefficient::bigint / 100, ground, before_vnd,
    CASE WHEN before_vnd IS NULL THEN 1 WHEN before_vnd <> rate_vnd * coefficient::bigint / 100 THEN 3 ELSE 0 END
FROM (
    SELECT id, commune_id, method, rate_vnd, before_vnd,
        CASE WHEN both_due THEN parent + added ELSE single END AS coefficient,
        CASE WHEN both_due THEN 100 + added_ground
            WHEN single = added THEN added_ground
            WHEN single = student THEN 2
            WHEN single = parent THEN 4
            WHEN single = child THEN 9 + situation
            WHEN single = child_hiv THEN 3
            ELSE 7 END AS ground
    FROM (
        SELECT r.*, parent > 0 AND added > 0 AND parent + added >= others AS both_due, GREATEST(others, added, parent) AS single,
            CASE added WHEN disabled THEN 6 WHEN elder_a THEN 51 WHEN elder_b THEN 52 WHEN elder_c THEN 53 WHEN elder_d THEN 54
                ELSE 8 END AS added_ground
        FROM (
            SELECT k.*, GREATEST(child, student, child_hiv, toddler) AS others,
                GREATEST(disabled, elder_a, elder_b, elder_c, elder_d, adult_hiv) AS added
            FROM (
                SELECT f.*,
                    CASE WHEN elder_a = 0 AND marks & 16 <> 0 AND poverty > 0 AND birth <= '{L75}' AND birth >= '{F80}' THEN 100
                        ELSE 0 END AS elder_b,
                    CASE WHEN elder_a = 0 AND marks & 32 <> 0 AND birth <= '{L80}' THEN 100 ELSE 0 END AS elder_c,
                    CASE WHEN child = 0 AND child_hiv = 0 AND disabled = 0 AND marks & 16 <> 0 AND poverty > 0 AND birth >= '{F3}'
                        THEN 150 ELSE 0 END AS toddler
                FROM (
                    SELECT p.id, p.commune_id, p.method, p.birth, p.marks, p.poverty, p.situation, b.amount_vnd AS rate_vnd,
                        o.amount_vnd AS before_vnd,
                        CASE WHEN situation > 0 AND p.birth >= '{F16}' THEN CASE WHEN p.birth <= '{L4}' THEN 150 ELSE 250 END
                            ELSE 0 END AS child,
                        CASE WHEN marks & 1 <> 0 AND p.birth <= '{L16}' AND p.birth >= '{F22}' THEN 150 ELSE 0 END AS student,
                        CASE WHEN marks & 2 <> 0 AND poverty = 1 AND p.birth >= '{F16}'
                            THEN CASE WHEN p.birth <= '{L4}' THEN 200 ELSE 250 END ELSE 0 END AS child_hiv,
                        CASE WHEN marks & 4 <> 0 AND poverty > 0 THEN 100 * COALESCE(c.raised, 0) ELSE 0 END AS parent,
                        CASE WHEN marks & 8 <> 0 AND poverty = 1 AND p.birth <= '{L60}'
                            THEN CASE WHEN p.birth <= '{L80}' THEN 200 ELSE 150 END ELSE 0 END AS elder_a,
                        CASE WHEN marks & 64 <> 0 AND poverty = 1 AND p.birth <= '{L60}' THEN 300 ELSE 0 END AS elder_d,
                        CASE WHEN degree > 0 THEN 100 + 50 * degree
                            + CASE WHEN p.birth > '{L16}' OR p.birth <= '{L60}' THEN 50 ELSE 0 END ELSE 0 END AS disabled,
                        CASE WHEN marks & 2 <> 0 AND poverty = 1 THEN 150 ELSE 0 END AS adult_hiv
                    FROM ref_person p
                    JOIN ref_rate b ON '{F}' BETWEEN b.from_on AND b.until_on
                    LEFT JOIN (
                        SELECT person_id, count(*)::integer AS raised FROM ref_child
                        WHERE birth >= '{F16}' OR (studying AND birth >= '{F22}') GROUP BY person_id) c ON c.person_id = p.id
                    LEFT JOIN ref_line o ON o.month = {P} AND o.person_id = p.id
                    WHERE p.from_on <= '{L}' AND (p.until_on IS NULL OR p.until_on >= '{F}')
                    OFFSET 0) f
                OFFSET 0) k
            OFFSET 0) r
        OFFSET 0) s
    OFFSET 0) t
WHERE coefficient > 0

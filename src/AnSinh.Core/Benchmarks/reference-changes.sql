INSERT INTO ref_change
SELECT {M}, person_id, commune_id, change, before_vnd, amount_vnd FROM ref_line WHERE month = {M} AND change <> 0
UNION ALL
SELECT {M}, o.person_id, o.commune_id, 2, o.amount_vnd, NULL FROM ref_line o
WHERE o.month = {P} AND NOT EXISTS (SELECT 1 FROM ref_line n WHERE n.month = {M} AND n.person_id = o.person_id)

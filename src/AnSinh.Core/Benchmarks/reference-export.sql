SELECT row_number() OVER (ORDER BY l.commune_id, l.person_id), l.commune_id, p.full_name, p.birth, p.citizen_id, g.code, l.coefficient,
    l.amount_vnd, l.method, p.account_no
FROM ref_line l JOIN ref_person p ON p.id = l.person_id JOIN ref_ground g ON g.ground = l.ground
WHERE l.month = {M} ORDER BY l.commune_id, l.person_id

INSERT INTO ref_total
SELECT {M}, commune_id, method, count(*), sum(amount_vnd), count(*) FILTER (WHERE change = 1), count(*) FILTER (WHERE change = 3)
FROM ref_line WHERE month = {M} GROUP BY commune_id, method

-- Month first: a month adds its million entries at the end of the index instead of between those of every month before, so that
-- it costs the same in the tenth year. Who asks for one person names the months (ListMonths).
DROP INDEX payroll_lines_once;
CREATE UNIQUE INDEX payroll_lines_once ON payroll_lines (benefit_month, person_id, programme) WHERE kind = 'REGULAR' AND live;
-- payroll_lines_person holds the same rows and few others.
DROP INDEX payroll_lines_arrears_person;

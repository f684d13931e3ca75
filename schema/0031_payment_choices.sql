-- How somebody chose to be paid, by hand: whose account it is, why cash, and the paper. Null where a file brought the way of payment.
ALTER TABLE payment_methods ADD COLUMN holder TEXT CHECK (holder IN ('OWN', 'GUARDIAN', 'AUTHORISED_RECIPIENT'));
ALTER TABLE payment_methods ADD COLUMN cash_reason TEXT
    CHECK (cash_reason IN ('CHOICE', 'CANNOT_WALK', 'NO_PHONE', 'NO_ACCOUNT', 'NOBODY_AUTHORISED'));
ALTER TABLE payment_methods ADD COLUMN paper TEXT;

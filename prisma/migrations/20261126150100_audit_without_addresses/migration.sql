-- An address in a path says who somebody is, even after they were erased.
UPDATE audit_entry SET subject = subject - 'address' WHERE subject ? 'address';

-- How many of an organisation's messages wait, without reading those that were ever sent.
CREATE INDEX CONCURRENTLY notification_waiting ON notification (tenant_id) WHERE state = 'queued';

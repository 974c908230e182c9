/** What the package manager says where the registry has no audits, is not reached, or wants a key. */
const NO_ANSWER =
  /ERR_PNPM_AUDIT_(?:BAD_RESPONSE|ENDPOINT_NOT_EXISTS)|ERR_PNPM_META_FETCH_FAIL|audit endpoint .*responded with|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|fetch failed/;

/** What became of an audit of the dependencies. */
export interface AuditVerdict {
  /** For people. */
  readonly said: string;
  readonly exitCode: number;
}

/**
 * Tells an audit that found something from one that did not take place: the second is said clearly, and
 * fails nothing, since whoever builds cannot mend the registry.
 */
export function judgeAudit(audit: {
  readonly exitCode: number;
  readonly output: string;
}): AuditVerdict {
  if (audit.exitCode === 0) return { said: "No known fault in what is installed.", exitCode: 0 };
  if (NO_ANSWER.test(audit.output)) {
    return {
      said: "NOT AUDITED: the registry does not answer audits here. Nothing is known of what is installed.",
      exitCode: 0,
    };
  }
  return { said: "Known faults in what is installed: see above.", exitCode: audit.exitCode };
}

import { expect, test } from "vitest";
import { judgeAudit } from "./judge-audit.ts";

test("a known fault fails, and so does anything that is not known to be silence", () => {
  const output = "high │ Prototype pollution in left-pad";
  expect(judgeAudit({ exitCode: 1, output }).exitCode).toBe(1);
  expect(judgeAudit({ exitCode: 2, output: "ERR_PNPM_AUDIT_NO_LOCKFILE" }).exitCode).toBe(2);
});

test("nothing found is said to be so", () => {
  expect(judgeAudit({ exitCode: 0, output: "No known vulnerabilities found" })).toEqual({
    exitCode: 0,
    said: "No known fault in what is installed.",
  });
});

test.each([
  "Error: ERR_PNPM_AUDIT_BAD_RESPONSE\n  × The audit endpoint responded with 405:",
  "GET https://registry.example/: request failed, reason: getaddrinfo ENOTFOUND",
])("where nobody answers, it says that nothing was audited, and passes", (output) => {
  const { said, exitCode } = judgeAudit({ exitCode: 1, output });
  expect([exitCode, said]).toEqual([0, expect.stringContaining("NOT AUDITED")]);
});

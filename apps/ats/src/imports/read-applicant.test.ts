import { expect, test } from "vitest";
import { type JobInFile, readApplicant } from "./read-applicant.ts";

const NOW = new Date("2026-02-02T13:00:00Z");
const job: JobInFile = {
  id: "job",
  title: "Software Engineer",
  isClosed: false,
  stages: [
    { id: "a", name: "Applied" },
    { id: "b", name: "Screening" },
  ],
};
const read = (cells: Record<string, string>) =>
  readApplicant(
    { name: "Dana", email: "Dana@Example.com", job: "software engineer", ...cells },
    {
      jobs: [job, { ...job, id: "old", title: "Old", isClosed: true }],
      timeZone: "America/Toronto",
      settings: { dateOrder: "dmy", phonePrefix: "+1" },
      now: NOW,
    },
  );
const codes = (cells: Record<string, string>) =>
  read(cells).remarks.map(({ code, field }) => [code, field]);

test("a line is an application, in the first stage where it names none", () => {
  expect(read({}).row).toMatchObject({
    email: "dana@example.com",
    jobId: "job",
    stageId: "a",
    timeZone: "America/Toronto",
    appliedAt: NOW,
  });
  expect(read({ stage: "screening", appliedOn: "1.2.2026" }).row).toMatchObject({
    stageId: "b",
    appliedAt: new Date("2026-02-01T17:00:00Z"),
  });
});

test("what breaks a rule is named, with its field", () => {
  expect(codes({ email: "dana" })).toEqual([["INVALID", "email"]]);
  expect(codes({ job: "Gardener" })).toEqual([["UNKNOWN", "job"]]);
  expect(codes({ job: "old" })).toEqual([["JOB_CLOSED", "job"]]);
  expect(codes({ stage: "Party" })).toEqual([["UNKNOWN", "stage"]]);
  expect(codes({ appliedOn: "3.2.2026" })).toEqual([["INVALID", "appliedOn"]]);
  expect(codes({ timeZone: "Mars" })).toEqual([["INVALID", "timeZone"]]);
});

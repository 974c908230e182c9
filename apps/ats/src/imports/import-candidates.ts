import type { Work } from "@convene/prisma";
import type { Importer, Verdict } from "@convene/server-kit/imports";
import { addApplication } from "../use-cases/add-application.ts";
import { candidateColumns } from "./candidate-columns.ts";
import { type ApplicantRow, readApplicant } from "./read-applicant.ts";

/** Each is written by its use case, as one that is typed in. */
const BATCH_SIZE = 100;

/** People who applied, from another program; who has applied for the job already stays as they are. */
export const candidateImporter: Importer<ApplicantRow, ApplicantRow> = {
  kind: "candidates",
  columns: candidateColumns,
  needed: [["name", "firstName", "lastName"], ["email"], ["job"]],
  batchSize: BATCH_SIZE,
  async prepare({ tx, tenantId, now }, { settings, by }) {
    const { timeZone } = await tx.tenant.findUniqueOrThrow({
      where: { tenantId },
      select: { timeZone: true },
    });
    const jobs = await tx.job.findMany({
      orderBy: { id: "asc" },
      select: {
        id: true,
        title: true,
        status: true,
        stages: { orderBy: { position: "asc" }, select: { id: true, name: true } },
      },
    });
    const known = jobs.map(({ status, ...job }) => ({ ...job, isClosed: status === "closed" }));
    return {
      read: (cells) => readApplicant(cells, { jobs: known, timeZone, settings, now }),
      createChecker: () => ({ check: judge }),
      async write(work, plans) {
        for (const { appliedAt, phone, source, ...plan } of plans) {
          await addApplication(
            { ...work, now: appliedAt },
            {
              ...plan,
              ...(phone !== null && { phone }),
              ...(source !== null && { source }),
              by,
            },
          );
        }
      },
    };
  },
};

async function judge(
  { tx }: Work,
  rows: readonly ApplicantRow[],
): Promise<Verdict<ApplicantRow>[]> {
  const found = await tx.application.findMany({
    where: { candidate: { email: { in: rows.map(({ email }) => email) } } },
    select: { jobId: true, candidate: { select: { email: true } } },
  });
  const known = new Set(found.map(({ jobId, candidate }) => `${jobId} ${candidate.email}`));
  return rows.map((row) =>
    known.has(`${row.jobId} ${row.email}`)
      ? {
          outcome: "nothing",
          plan: null,
          remarks: [{ level: "warning", code: "ALREADY_THERE", field: "email" }],
        }
      : { outcome: "create", plan: row, remarks: [] },
  );
}

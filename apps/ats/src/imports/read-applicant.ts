import { toInstant } from "@convene/scheduling-core";
import { timeZoneSchema } from "@convene/server-kit";
import {
  type ImportCells,
  type ImportSettings,
  type LineRemark,
  plainName,
  type ReadRow,
  readDate,
  readPhone,
} from "@convene/server-kit/imports";
import { z } from "@hono/zod-openapi";

/** A job as lines name it. */
export interface JobInFile {
  readonly id: string;
  readonly title: string;
  readonly isClosed: boolean;
  /** In the order of the pipeline. */
  readonly stages: readonly { readonly id: string; readonly name: string }[];
}

/** Somebody's application as a line tells it. */
export interface ApplicantRow {
  readonly name: string;
  /** Small letters. */
  readonly email: string;
  readonly phone: string | null;
  readonly jobId: string;
  readonly stageId: string;
  readonly source: string | null;
  /** IANA. */
  readonly timeZone: string;
  readonly appliedAt: Date;
}

interface Reading {
  readonly jobs: readonly JobInFile[];
  /** IANA, the organisation's. */
  readonly timeZone: string;
  readonly settings: Pick<ImportSettings, "dateOrder" | "phonePrefix">;
  readonly now: Date;
}

const LONGEST = 200;
const email = z.email().max(254);

/** By the rules for what is typed in; errors among the remarks name what breaks them. */
export function readApplicant(
  cells: ImportCells,
  { jobs, timeZone: ownZone, settings, now }: Reading,
): ReadRow<ApplicantRow> {
  const remarks: LineRemark[] = [];
  const against = (code: string, field: string) => {
    remarks.push({ level: "error", code, field });
    return undefined;
  };
  const name = nameOf(cells);
  if (name === "") against("MISSING", "name");
  else if (name.length > LONGEST) against("TOO_LONG", "name");
  const address = cells.email?.replace(/^mailto:/i, "").toLowerCase();
  if (address === undefined) against("MISSING", "email");
  else if (!email.safeParse(address).success) against("INVALID", "email");
  const phone =
    cells.phone === undefined
      ? null
      : (readPhone(cells.phone, settings.phonePrefix) ?? against("INVALID", "phone"));
  const job = readJob(cells, jobs, against);
  const stageName = cells.stage;
  const stage =
    stageName === undefined
      ? job?.stages[0]
      : (job?.stages.find(({ name: known }) => plainName(known) === plainName(stageName)) ??
        (job && against("UNKNOWN", "stage")));
  const source = cells.source ?? null;
  if (source !== null && source.length > LONGEST) against("TOO_LONG", "source");
  const timeZone = cells.timeZone ?? ownZone;
  if (!timeZoneSchema.safeParse(timeZone).success) against("INVALID", "timeZone");
  const appliedAt = readDay(cells.appliedOn, { timeZone: ownZone, settings, now });
  if (appliedAt === null) against("INVALID", "appliedOn");
  if (
    remarks.length > 0 ||
    address === undefined ||
    phone === undefined ||
    !job ||
    !stage ||
    appliedAt === null
  ) {
    return { row: null, keys: [], remarks };
  }
  return {
    row: {
      name,
      email: address,
      phone,
      jobId: job.id,
      stageId: stage.id,
      source,
      timeZone,
      appliedAt,
    },
    keys: [`${job.id} ${address}`],
    remarks,
  };
}

/** Beside a first name, what is called the name is the last one. */
function nameOf({ name, firstName, lastName }: ImportCells): string {
  if (firstName === undefined && lastName === undefined) return name ?? "";
  return [firstName, lastName ?? name].filter((part) => part !== undefined).join(" ");
}

function readJob(
  { job: title }: ImportCells,
  jobs: readonly JobInFile[],
  against: (code: string, field: string) => undefined,
): JobInFile | undefined {
  if (title === undefined) return against("MISSING", "job");
  const named = jobs.filter((job) => plainName(job.title) === plainName(title));
  const open = named.find(({ isClosed }) => !isClosed);
  if (open) return open;
  return against(named.length > 0 ? "JOB_CLOSED" : "UNKNOWN", "job");
}

/** Noon of that day, or now; null for what is no day, or is still to come. */
function readDay(
  text: string | undefined,
  { timeZone, settings, now }: Pick<Reading, "timeZone" | "settings" | "now">,
): Date | null {
  if (text === undefined) return now;
  const date = readDate(text, settings.dateOrder);
  if (date === null) return null;
  const noon = toInstant(`${date}T12:00:00`, timeZone);
  const midnight = toInstant(`${date}T00:00:00`, timeZone);
  if (midnight > now) return null;
  return noon > now ? now : noon;
}

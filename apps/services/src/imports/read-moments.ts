import { parseDuration } from "@convene/scheduling-core";
import type { ImportCells, ImportSettings, LineRemark } from "@convene/server-kit/imports";
import { addMinutes } from "date-fns";
import { placeLocal } from "./place-local.ts";
import { readDate } from "./read-date.ts";
import { readTime } from "./read-time.ts";

interface Moments {
  readonly start: Date;
  readonly end: Date;
}

interface Reading {
  /** IANA: of local times. */
  readonly timeZone: string;
  readonly dateOrder: ImportSettings["dateOrder"];
  /** Where the line says nothing of its length. */
  readonly durationMinutes: number;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const LONGEST_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/**
 * When a line's appointment begins and ends: by one column with both, or by date and time; until an end,
 * or for a duration.
 *
 * @returns with a remark for what stands against it, and for a time that comes twice
 */
export function readMoments(
  cells: ImportCells,
  { timeZone, dateOrder, durationMinutes }: Reading,
): { readonly moments: Moments | null; readonly remarks: readonly LineRemark[] } {
  const remarks: LineRemark[] = [];
  const against = (code: string, field: string) => {
    remarks.push({ level: "error", code, field });
    return { moments: null, remarks };
  };

  const both = cells.start;
  const dateField = cells.date === undefined && both !== undefined ? "start" : "date";
  const timeField = cells.time === undefined && both !== undefined ? "start" : "time";
  const [datePart, ...timeParts] = (both ?? "").split(/[T,\s]+/);
  const dateText = cells.date ?? datePart;
  const timeText = cells.time ?? timeParts.join(" ");

  let start: Date;
  let date: string | null = null;
  if (both !== undefined && INSTANT.test(both)) {
    start = new Date(both);
    if (Number.isNaN(start.getTime())) return against("INVALID", "start");
  } else {
    if (!dateText) return against("MISSING", dateField);
    date = readDate(dateText, dateOrder);
    if (date === null) return against("INVALID", dateField);
    if (!timeText) return against("MISSING", timeField);
    const time = readTime(timeText);
    if (time === null) return against("INVALID", timeField);
    const placed = placeLocal(`${date}T${time}`, timeZone);
    if (placed.oddity === "skipped") return against("SKIPPED_TIME", timeField);
    if (placed.oddity === "repeated") {
      remarks.push({ level: "warning", code: "REPEATED_TIME", field: timeField });
    }
    start = placed.at;
  }

  const endText = cells.end;
  const lasts = cells.duration;
  let end = addMinutes(start, durationMinutes);
  if (endText !== undefined) {
    const read = readEnd(endText, { date, start, timeZone, dateOrder });
    if (read === null) return against("INVALID", "end");
    end = read;
  } else if (lasts !== undefined) {
    const minutes = readMinutes(lasts);
    if (minutes === null) return against("INVALID", "duration");
    end = addMinutes(start, minutes);
  }
  const minutes = (end.getTime() - start.getTime()) / MINUTE_MS;
  if (minutes < 1 || minutes > LONGEST_MINUTES) {
    return against("INVALID", endText === undefined ? "duration" : "end");
  }
  return { moments: { start, end }, remarks };
}

interface EndReading extends Pick<Reading, "timeZone" | "dateOrder"> {
  readonly date: string | null;
  readonly start: Date;
}

function readEnd(text: string, { date, start, timeZone, dateOrder }: EndReading): Date | null {
  if (INSTANT.test(text)) {
    const end = new Date(text);
    return Number.isNaN(end.getTime()) ? null : end;
  }
  const alone = readTime(text);
  const [datePart = "", ...timeParts] = text.split(/[T,\s]+/);
  const day = alone === null ? readDate(datePart, dateOrder) : date;
  const time = alone ?? readTime(timeParts.join(" "));
  if (day === null || time === null) return null;
  const end = placeLocal(`${day}T${time}`, timeZone).at;
  return end > start ? end : null;
}

/** A bare number is minutes. */
function readMinutes(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  try {
    return parseDuration(text);
  } catch {
    return null;
  }
}

import { addDays, addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SeriesClashError } from "../domain/series-clash-error.ts";
import { ana, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { bookSeries } from "./book-series.ts";
import { editSeries } from "./edit-series.ts";
import { endSeries } from "./end-series.ts";
import { extendSeries } from "./extend-series.ts";
import { listSeriesClashes } from "./list-series-clashes.ts";
import type { OccurrenceDecision, SeriesPorts } from "./make-series.ts";
import { moveSeries } from "./move-series.ts";
import { previewRepeat, previewSeries } from "./preview-series.ts";
import { previewSeriesMove } from "./preview-series-move.ts";
import { repeatAppointment } from "./repeat-appointment.ts";
import { resolveClash } from "./resolve-clash.ts";

let salon: Salon;
const told: string[] = [];
const ports = {
  followBooking: async () => {},
  announceSeries: async (_, { series }) => {
    told.push(`booked ${series.occurrences.length}`);
  },
  announceSeriesChange: async (
    _: unknown,
    changed: { change: string; series: { occurrences: readonly unknown[] } },
  ) => {
    told.push(`${changed.change} ${changed.series.occurrences.length}`);
  },
} satisfies SeriesPorts & Record<string, unknown>;

beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

const olga = { kind: "member", id: "0198f2c4-7d1e-7000-8000-000000000001" } as const;

/** Tuesdays at ten, from 3 February on. */
const tuesdays = (rest: { rule?: string; startLocal?: string } = {}) => ({
  serviceId: salon.haircut,
  hostId: salon.mia,
  startLocal: "2026-02-03T10:00:00",
  timeZone: "America/Toronto",
  rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=5",
  ...rest,
});

const book = (name: string, request = tuesdays(), decisions: readonly OccurrenceDecision[] = []) =>
  salon.work((work) =>
    bookSeries(
      work,
      {
        ...request,
        client: { name, email: `${name.toLowerCase()}@example.com`, locale: "en" },
        decisions,
        by: olga,
      },
      ports,
    ),
  );

const startsOf = (seriesId: string) =>
  salon.work(async ({ tx }) => {
    const rows = await tx.appointment.findMany({
      where: { seriesId, status: { not: "cancelled" } },
      orderBy: { scheduledStart: "asc" },
    });
    return rows.map((row) => row.scheduledStart);
  });

const reservedOf = (ids: readonly string[]) =>
  salon.work(({ tx }) => tx.reservation.count({ where: { appointmentId: { in: [...ids] } } }));

test("a clash is shown with other times, and booked only once something is decided about it", async () => {
  await salon.work((work) =>
    bookAppointment(
      work,
      {
        serviceId: salon.haircut,
        hostId: salon.mia,
        start: february(10, "10:30"),
        timeZone: "UTC",
        client: { name: "Bea", email: "bea@example.com", locale: "en" },
        by: ana,
      },
      salon.ports,
    ),
  );
  const preview = await salon.work((work) => previewSeries(work, tuesdays()));
  expect(preview.goesOn).toBe(false);
  expect(preview.occurrences.map(({ isFree }) => isFree)).toEqual([true, false, true, true, true]);
  const clash = preview.occurrences[1];
  expect(clash?.alternatives.length).toBeGreaterThan(0);

  await expect(book("Ana")).rejects.toThrow(SeriesClashError);
  expect(await salon.work(({ tx }) => tx.appointmentSeries.count())).toBe(0);

  const moveTo = february(10, "14:00");
  const { series, appointments } = await book("Ana", tuesdays(), [
    { at: february(10, "10:00"), moveTo },
    { at: february(17, "10:00"), moveTo: null },
  ]);
  expect(await startsOf(series.id)).toEqual([
    february(3, "10:00"),
    moveTo,
    february(24, "10:00"),
    addDays(february(24, "10:00"), 7),
  ]);
  expect(await reservedOf(appointments.map(({ id }) => id))).toBe(4);
  expect(told.splice(0)).toEqual(["booked 4"]);
  expect(series.endedAt).not.toBeNull();
});

test("this and the following move together and are told once; those before stay", async () => {
  const { series, appointments } = await book(
    "Cem",
    tuesdays({ startLocal: "2026-02-03T12:00:00" }),
  );
  told.splice(0);
  const second = appointments[1];
  const next = await salon.work((work) =>
    moveSeries(
      work,
      {
        appointmentId: second?.id ?? "",
        scope: "following",
        start: february(11, "13:30"),
        decisions: [],
        by: olga,
      },
      { ...ports, effects: salon.db.effects },
    ),
  );
  expect(next.rule).toBe("FREQ=WEEKLY;COUNT=4;BYDAY=WE");
  expect(await startsOf(series.id)).toEqual([february(3, "12:00")]);
  expect(await startsOf(next.id)).toEqual(
    [11, 18, 25].map((day) => february(day, "13:30")).concat(addDays(february(25, "13:30"), 7)),
  );
  expect(await reservedOf(appointments.map(({ id }) => id))).toBe(5);
  expect(told.splice(0)).toEqual(["rescheduled 4"]);
});

test("a move onto another's time is refused as a whole, and names the times", async () => {
  const { series, appointments } = await book(
    "Dee",
    tuesdays({ startLocal: "2026-02-03T16:00:00" }),
  );
  told.splice(0);
  const move = salon.work((work) =>
    moveSeries(
      work,
      {
        appointmentId: appointments[0]?.id ?? "",
        scope: "all",
        start: february(3, "09:30"),
        decisions: [],
        by: olga,
      },
      { ...ports, effects: salon.db.effects },
    ),
  );
  await expect(move).rejects.toMatchObject({
    code: "SERIES_CLASH",
    starts: expect.arrayContaining([february(3, "09:30")]),
  });
  expect((await startsOf(series.id))[0]).toEqual(february(3, "16:00"));
  expect(told).toEqual([]);
});

test("shifted by less than its own length, its occurrences do not stand in their own way", async () => {
  const daily = tuesdays({
    startLocal: "2026-02-04T15:00:00",
    rule: "FREQ=WEEKLY;BYDAY=TH;COUNT=3",
  });
  const { appointments } = await book("Eve", { ...daily, hostId: salon.noah });
  const next = await salon.work((work) =>
    moveSeries(
      work,
      {
        appointmentId: appointments[0]?.id ?? "",
        scope: "all",
        start: addMinutes(appointments[0]?.scheduledStart ?? NOW, 30),
        decisions: [],
        by: olga,
      },
      { ...ports, effects: salon.db.effects },
    ),
  );
  expect((await startsOf(next.id)).length).toBe(3);
});

test("ended from one occurrence on, the rest is cancelled with one message and its time is free", async () => {
  const { series, appointments } = await book("Fay", {
    ...tuesdays({ startLocal: "2026-02-03T09:00:00" }),
    hostId: salon.noah,
  });
  told.splice(0);
  const cancelled = await salon.work((work) =>
    endSeries(
      work,
      {
        appointmentId: appointments[2]?.id ?? "",
        scope: "following",
        by: olga,
        reason: "Moves away",
      },
      ports,
    ),
  );
  expect(cancelled).toBe(3);
  expect(await startsOf(series.id)).toEqual([february(3, "09:00"), february(10, "09:00")]);
  expect(await reservedOf(appointments.map(({ id }) => id))).toBe(2);
  expect(told.splice(0)).toEqual(["cancelled 3"]);
});

test("as time goes on more is made; what cannot be is asked about, once, and can be moved or skipped", async () => {
  const { series } = await book("Gil", {
    ...tuesdays({ startLocal: "2026-02-06T11:00:00", rule: "FREQ=WEEKLY;BYDAY=FR" }),
    hostId: salon.noah,
  });
  const made = (await startsOf(series.id)).length;
  const later = addDays(NOW, 15);
  const extend = () => salon.work((work) => extendSeries(work, series.id, ports), later);
  // Of the two Fridays that come into reach one is closed.
  const upcoming = addDays(series.extendedUntil, 7);
  await salon.work(({ tx, tenantId }) =>
    tx.timeOff.create({
      data: {
        tenantId,
        resourceId: salon.noah,
        startsAt: addDays(upcoming, -4),
        endsAt: addDays(upcoming, 4),
      },
    }),
  );
  const outcome = await extend();
  expect(outcome).toEqual({ made: 1, clashes: 1 });
  expect(await extend()).toEqual({ made: 0, clashes: 0 });
  expect((await startsOf(series.id)).length).toBe(made + 1);

  const [clash] = await salon.work((work) => listSeriesClashes(work));
  expect(clash).toMatchObject({ clientName: "Gil", hostName: "Noah" });
  const moveTo = clash?.alternatives[0]?.start ?? NOW;
  const moved = await salon.work((work) =>
    resolveClash(work, { clashId: clash?.clash.id ?? "", moveTo, memberId: olga.id }, salon.ports),
  );
  expect(moved?.scheduledStart).toEqual(moveTo);
  expect(await salon.work((work) => listSeriesClashes(work))).toEqual([]);
});

test("an appointment that is repeated becomes the first of its series, as it is", async () => {
  const request = {
    serviceId: salon.haircut,
    hostId: salon.noah,
    start: february(5, "13:30"),
    timeZone: "Europe/Berlin",
    client: { name: "Hal", email: "hal@example.com", locale: "en" },
    by: ana,
  };
  const own = await salon.work((work) => bookAppointment(work, request, salon.ports));
  const other = { ...request, start: february(19, "13:00"), client: { ...request.client } };
  await salon.work((work) => bookAppointment(work, other, salon.ports));
  told.splice(0);
  const rule = "FREQ=WEEKLY;BYDAY=TH;COUNT=4";
  const preview = await salon.work((work) => previewRepeat(work, { appointmentId: own.id, rule }));
  expect(preview.occurrences.map(({ isFree }) => isFree)).toEqual([true, true, false, true]);
  expect(preview.occurrences[2]?.explanation?.hosts[0]?.reasons[0]?.reason).toBe("busy");

  const repeat = (decisions: readonly OccurrenceDecision[], repeated = rule) =>
    salon.work((work) =>
      repeatAppointment(
        work,
        { appointmentId: own.id, rule: repeated, decisions, by: olga },
        ports,
      ),
    );
  await expect(repeat([])).rejects.toThrow(SeriesClashError);
  await expect(repeat([], "FREQ=WEEKLY;BYDAY=FR;COUNT=4")).rejects.toMatchObject({ field: "rule" });
  const withoutFirst = repeat([{ at: own.scheduledStart, moveTo: null }]);
  await expect(withoutFirst).rejects.toMatchObject({ field: "decisions" });
  const { series, appointments } = await repeat([{ at: february(19, "13:30"), moveTo: null }]);
  expect(appointments[0]?.id).toBe(own.id);
  expect(series).toMatchObject({ timezone: "America/Toronto", startLocal: "2026-02-05T13:30:00" });
  expect(await startsOf(series.id)).toEqual([5, 12, 26].map((day) => february(day, "13:30")));
  expect(told.splice(0)).toEqual(["booked 3"]);
  await expect(repeat([])).rejects.toMatchObject({ field: "appointmentId" });
});

test("a move is shown with what clashes and why, and nothing has moved by that", async () => {
  const { series, appointments } = await book("Ida", {
    ...tuesdays({ startLocal: "2026-02-02T15:30:00", rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=3" }),
    hostId: salon.noah,
  });
  const inTheWay = {
    serviceId: salon.haircut,
    hostId: salon.noah,
    start: february(9, "09:00"),
    timeZone: "UTC",
    client: { name: "Jan", email: "jan@example.com", locale: "en" },
    by: ana,
  };
  await salon.work((work) => bookAppointment(work, inTheWay, salon.ports));
  const before = await startsOf(series.id);
  const moved = await previewSeriesMove((run) => salon.work(run), {
    appointmentId: appointments[0]?.id ?? "",
    scope: "all",
    start: february(2, "09:30"),
    by: olga,
  });
  expect(moved.map(({ start, isFree }) => [start, isFree])).toEqual([
    [february(2, "09:30"), true],
    [february(9, "09:30"), false],
    [february(16, "09:30"), true],
  ]);
  expect(moved[1]?.explanation?.hosts[0]?.reasons[0]?.reason).toBe("busy");
  expect(moved[1]?.alternatives.length).toBeGreaterThan(0);
  expect(await startsOf(series.id)).toEqual(before);

  const changed = await salon.work((work) =>
    editSeries(
      work,
      {
        appointmentId: appointments[1]?.id ?? "",
        scope: "following",
        price: 5_000,
        notes: "Short hair",
        by: olga,
      },
      { effects: salon.db.effects, announceReplacement: async () => {} },
    ),
  );
  expect(changed).toBe(2);
  const rows = await salon.work(({ tx }) =>
    tx.appointment.findMany({
      where: { seriesId: series.id },
      orderBy: { scheduledStart: "asc" },
      select: { price: true, notes: true },
    }),
  );
  expect(rows.map(({ price, notes }) => [price, notes])).toEqual([
    [6_500, null],
    [5_000, "Short hair"],
    [5_000, "Short hair"],
  ]);
});

test("a rule that means nothing is refused by name", async () => {
  const request = tuesdays({ rule: "FREQ=SOMETIMES" });
  await expect(salon.work((work) => previewSeries(work, request))).rejects.toMatchObject({
    field: "rule",
  });
});

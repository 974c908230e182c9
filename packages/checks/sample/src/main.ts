import { readFile } from "node:fs/promises";
import { startEmbeddedPostgres } from "@convene/prisma/embedded";
import { PrismaPg } from "@prisma/adapter-pg";
import { openDataLayer } from "./data-layer.ts";
import { freeTimes } from "./free-times.ts";
import { PrismaClient } from "./generated/client.ts";
import { calendarFile, confirmation } from "./tell-owner.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

const now = new Date("2026-03-02T12:00:00Z");
const owner = { kind: "owner", id: "rui" };

/** A repair's life, told by the methods that its rows have. */
async function story(workshop: Workshop) {
  const week = { start: now, end: new Date("2026-03-08T00:00:00Z") };
  const free = () => freeTimes(workshop, { mechanic: "ana", range: week, now });

  const [first, second] = await free();
  if (!first || !second) throw new Error("Ana has no time");
  const key = { branch: "baixa", number: 7 };
  const where = { branch_number: key };
  await workshop.repair.create({
    data: {
      ...key,
      bicycle: "Tandem",
      mechanic: "ana",
      owner: "Rui",
      scheduledStart: first.start,
      scheduledEnd: first.end,
      timezone: "Europe/Lisbon",
    },
  });
  const whenBooked = await free();

  const booked = await workshop.repair.findUniqueOrThrow({ where });
  const moved = await booked.reschedule({ start: second.start, end: second.end, by: owner });
  const later = await workshop.repair.findUniqueOrThrow({ where });
  const movedAgain = await later.reschedule({ start: first.start, end: first.end, by: owner });
  const reminded = await later.markReminderSent("1day");
  const again = await later.markReminderSent("1day");
  const cancelled = await later.cancel({ by: owner, reason: "Sold" });
  const gone = await workshop.repair.findUniqueOrThrow({ where, include: { log: true } });

  const mail = await confirmation(booked, "fr", now);
  return {
    free: (await free()).map(({ start }) => start),
    whenBooked: whenBooked.map(({ start }) => start),
    booked: {
      minutes: booked.scheduledDuration,
      inTokyo: booked.convertToTimezone("Asia/Tokyo").start.local,
    },
    moved: moved.ok,
    movedAgain: movedAgain.ok || movedAgain.error.code,
    reminded: reminded.ok && reminded.value.remindersSent,
    again: again.ok || again.error.code,
    cancelled: cancelled.ok,
    gone: {
      state: gone.state,
      isCancelled: gone.isCancelled,
      canBeCancelled: gone.canBeCancelled(),
    },
    log: gone.log.map(({ text }) => text),
    mail: { subject: mail.subject, text: mail.text, isHtml: mail.html?.includes("<html") },
    file: calendarFile(later, now),
  };
}

const server = await startEmbeddedPostgres({ dir: "postgres", fast: true });
try {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: server.url() }) });
  for (const statement of (await readFile("tables.sql", "utf8")).split(";\n")) {
    await client.$executeRawUnsafe(statement);
  }
  const told = await story(openWorkshop(client, () => now));
  await client.$disconnect();
  const dataLayer = await openDataLayer(server.url("convene"));
  process.stdout.write(JSON.stringify({ ...told, dataLayer }));
} finally {
  await server.stop();
}

import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import {
  createRouter,
  idempotent,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { bookSeries } from "../use-cases/book-series.ts";
import { endSeries } from "../use-cases/end-series.ts";
import { type ClashView, listSeriesClashes } from "../use-cases/list-series-clashes.ts";
import { moveSeries } from "../use-cases/move-series.ts";
import { previewSeries } from "../use-cases/preview-series.ts";
import { resolveClash } from "../use-cases/resolve-clash.ts";
import { hostScope } from "./host-scope.ts";
import {
  bookedSeriesSchema,
  clashDecisionInput,
  clashSchema,
  endSeriesInput,
  moveSeriesInput,
  previewInput,
  seriesBookingInput,
  seriesPreviewSchema,
} from "./series-schemas.ts";
import { toSlot } from "./views.ts";

const tags = ["Series"];

/** Appointments that repeat: for staff. */
export function seriesRoutes(kit: Kit) {
  const middleware = requireMember(kit);

  const preview = createRoute({
    method: "post",
    path: "/series/preview",
    tags,
    summary: "Each occurrence of a series, and what stands in its way",
    middleware,
    request: { body: { content: json(previewInput), required: true } },
    responses: {
      200: { description: "Of the next half year", content: json(seriesPreviewSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const book = createRoute({
    method: "post",
    path: "/series",
    tags,
    summary: "Book a series: all of its occurrences, or none",
    description:
      "Refused with SERIES_CLASH and `starts` where some cannot be had and nothing was decided about them. Honours Idempotency-Key.",
    middleware,
    request: { body: { content: json(seriesBookingInput), required: true } },
    responses: {
      201: { description: "Booked and confirmed", content: json(bookedSeriesSchema) },
      ...problemResponses(400, 401, 403, 404, 409, 422),
    },
  });

  const move = createRoute({
    method: "post",
    path: "/appointments/{id}/series/move",
    tags,
    summary: "Move this and the following occurrences, or all that are still to come",
    description: "Refused as a whole with SERIES_CLASH and `starts`, as booking is.",
    middleware,
    request: { params: idParams, body: { content: json(moveSeriesInput), required: true } },
    responses: {
      200: {
        description: "The series as it goes on",
        content: json(z.object({ id: z.uuid() })),
      },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const end = createRoute({
    method: "post",
    path: "/appointments/{id}/series/end",
    tags,
    summary: "Cancel this and the following occurrences, or all that are still to come",
    middleware,
    request: { params: idParams, body: { content: json(endSeriesInput), required: true } },
    responses: {
      200: { description: "How many", content: json(z.object({ cancelled: z.int() })) },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const clashes = createRoute({
    method: "get",
    path: "/series/clashes",
    tags,
    summary: "Occurrences that could not be made: somebody has to decide",
    middleware,
    responses: {
      200: {
        description: "The next ones first",
        content: json(z.object({ items: z.array(clashSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const resolve = createRoute({
    method: "post",
    path: "/series/clashes/{id}/resolve",
    tags,
    summary: "Skip it, or book it at another time",
    middleware,
    request: { params: idParams, body: { content: json(clashDecisionInput), required: true } },
    responses: {
      204: { description: "Decided" },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  return createRouter()
    .openapi(preview, async (c) => {
      const { member } = c.var;
      const request = c.req.valid("json");
      requireOwnHost(member, request.hostId);
      const found = await inUnit(kit, member.tenantId, (work) => previewSeries(work, request));
      const occurrences = found.occurrences.map(({ start, end, isFree, alternatives }) => ({
        start: start.toISOString(),
        end: end.toISOString(),
        isFree,
        alternatives: alternatives.map(toSlot),
      }));
      const { until, goesOn } = found;
      return c.json({ occurrences, until: until.toISOString(), goesOn }, 200);
    })
    .openapi(book, async (c) => {
      const { member } = c.var;
      const { tenantId } = member;
      const request = c.req.valid("json");
      requireOwnHost(member, request.hostId);
      return await idempotent(kit, c, { tenantId, operation: "book-series" }, () =>
        inUnit(kit, tenantId, async (work) => {
          const by = { kind: "member", id: member.id } as const;
          const { series, appointments } = await bookSeries(work, { ...request, by }, kit);
          return c.json({ id: series.id, appointmentIds: appointments.map(({ id }) => id) }, 201);
        }),
      );
    })
    .openapi(move, async (c) => {
      const { member } = c.var;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const id = await inUnit(kit, member.tenantId, async (work) => {
        await requireOwnAppointment(work, member, appointmentId);
        const by = { kind: "member", id: member.id } as const;
        const ports = {
          effects: kit.db.effects,
          announceSeriesChange: kit.announceSeriesChange,
        };
        return (await moveSeries(work, { ...request, appointmentId, by }, ports)).id;
      });
      return c.json({ id }, 200);
    })
    .openapi(end, async (c) => {
      const { member } = c.var;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const cancelled = await inUnit(kit, member.tenantId, async (work) => {
        await requireOwnAppointment(work, member, appointmentId);
        const by = { kind: "member", id: member.id } as const;
        return await endSeries(work, { ...request, appointmentId, by }, kit);
      });
      return c.json({ cancelled }, 200);
    })
    .openapi(clashes, async (c) => {
      const { member } = c.var;
      const views = await inUnit(kit, member.tenantId, (work) =>
        listSeriesClashes(work, hostScope(member)),
      );
      return c.json({ items: views.map(toClash) }, 200);
    })
    .openapi(resolve, async (c) => {
      const { member } = c.var;
      const { id: clashId } = c.req.valid("param");
      const { moveTo } = c.req.valid("json");
      await inUnit(kit, member.tenantId, async (work) => {
        const seen = await listSeriesClashes(work, hostScope(member));
        if (!seen.some(({ clash }) => clash.id === clashId)) throw new NotFoundError("open clash");
        await resolveClash(work, { clashId, moveTo, memberId: member.id }, kit);
      });
      return c.body(null, 204);
    });
}

/** Staff book for themselves. @throws NotFoundError */
function requireOwnHost(member: SignedInMember, hostId: string): void {
  const own = hostScope(member).hostId;
  if (own !== undefined && own !== hostId) throw new NotFoundError("host of this service");
}

/** @throws NotFoundError */
async function requireOwnAppointment(
  { tx }: Work,
  member: SignedInMember,
  appointmentId: string,
): Promise<void> {
  const { hostId } = hostScope(member);
  const found = await tx.appointment.count({
    where: { id: appointmentId, ...(hostId !== undefined && { hostResourceId: hostId }) },
  });
  if (found === 0) throw new NotFoundError("appointment");
}

function toClash({
  clash,
  series,
  serviceName,
  clientName,
  hostName,
  alternatives,
}: ClashView): z.infer<typeof clashSchema> {
  return {
    id: clash.id,
    seriesId: series.id,
    occurrenceAt: clash.occurrenceAt.toISOString(),
    timeZone: series.timezone,
    serviceName,
    clientName,
    hostName,
    alternatives: alternatives.map(toSlot),
  };
}

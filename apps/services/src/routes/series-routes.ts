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
import { editSeries } from "../use-cases/edit-series.ts";
import { endSeries } from "../use-cases/end-series.ts";
import { type ClashView, listSeriesClashes } from "../use-cases/list-series-clashes.ts";
import { moveSeries } from "../use-cases/move-series.ts";
import {
  type PreviewedOccurrence,
  previewRepeat,
  previewSeries,
  type SeriesPreview,
} from "../use-cases/preview-series.ts";
import { previewSeriesMove } from "../use-cases/preview-series-move.ts";
import { repeatAppointment } from "../use-cases/repeat-appointment.ts";
import { requireOwn } from "../use-cases/require-own.ts";
import { resolveClash } from "../use-cases/resolve-clash.ts";
import { hostScope } from "./host-scope.ts";
import {
  bookedSeriesSchema,
  clashDecisionInput,
  clashSchema,
  editSeriesInput,
  endSeriesInput,
  moveSeriesInput,
  previewInput,
  previewMoveInput,
  repeatInput,
  repeatPreviewInput,
  seriesBookingInput,
  seriesMovePreviewSchema,
  seriesPreviewSchema,
} from "./series-schemas.ts";
import { toExplanation, toSlot } from "./views.ts";

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

  const previewRepeating = createRoute({
    method: "post",
    path: "/appointments/{id}/series/preview",
    tags,
    summary: "Each occurrence of a series that an appointment is to begin",
    middleware,
    request: { params: idParams, body: { content: json(repeatPreviewInput), required: true } },
    responses: {
      200: { description: "Of the next half year", content: json(seriesPreviewSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const repeat = createRoute({
    method: "post",
    path: "/appointments/{id}/series",
    tags,
    summary: "Repeat an appointment: it becomes the first of a series",
    description: "All or nothing, refused as booking a series is. Honours Idempotency-Key.",
    middleware,
    request: { params: idParams, body: { content: json(repeatInput), required: true } },
    responses: {
      201: { description: "Booked and confirmed", content: json(bookedSeriesSchema) },
      ...problemResponses(400, 401, 403, 404, 409, 422),
    },
  });

  const previewMove = createRoute({
    method: "post",
    path: "/appointments/{id}/series/move/preview",
    tags,
    summary: "Where each occurrence would go, and what stands in its way",
    middleware,
    request: { params: idParams, body: { content: json(previewMoveInput), required: true } },
    responses: {
      200: { description: "Nothing is moved yet", content: json(seriesMovePreviewSchema) },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const edit = createRoute({
    method: "post",
    path: "/appointments/{id}/series/edit",
    tags,
    summary: "Notes and price of this and the following occurrences, or of all still to come",
    middleware,
    request: { params: idParams, body: { content: json(editSeriesInput), required: true } },
    responses: {
      200: { description: "How many", content: json(z.object({ changed: z.int() })) },
      ...problemResponses(400, 401, 403, 404),
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
      return c.json(toPreview(found), 200);
    })
    .openapi(previewRepeating, async (c) => {
      const { member } = c.var;
      const { id: appointmentId } = c.req.valid("param");
      const { rule } = c.req.valid("json");
      const found = await inUnit(kit, member.tenantId, async (work) => {
        await requireOwn(work, appointmentId, hostScope(member));
        return await previewRepeat(work, { appointmentId, rule });
      });
      return c.json(toPreview(found), 200);
    })
    .openapi(repeat, async (c) => {
      const { member } = c.var;
      const { tenantId } = member;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      return await idempotent(kit, c, { tenantId, operation: "repeat-appointment" }, () =>
        inUnit(kit, tenantId, async (work) => {
          await requireOwn(work, appointmentId, hostScope(member));
          const by = { kind: "member", id: member.id } as const;
          const made = await repeatAppointment(work, { ...request, appointmentId, by }, kit);
          const appointmentIds = made.appointments.map(({ id }) => id);
          return c.json({ id: made.series.id, appointmentIds }, 201);
        }),
      );
    })
    .openapi(previewMove, async (c) => {
      const { member } = c.var;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const openUnit: Parameters<typeof previewSeriesMove>[0] = (run) =>
        inUnit(kit, member.tenantId, run);
      await openUnit((work) => requireOwn(work, appointmentId, hostScope(member)));
      const by = { kind: "member", id: member.id } as const;
      const moved = await previewSeriesMove(openUnit, {
        ...request,
        appointmentId,
        by,
        ...hostScope(member),
      });
      const occurrences = moved.map((one) => ({
        ...toOccurrence(one),
        appointmentId: one.appointmentId,
        before: { start: one.before.start.toISOString(), end: one.before.end.toISOString() },
      }));
      return c.json({ occurrences }, 200);
    })
    .openapi(edit, async (c) => {
      const { member } = c.var;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const changed = await inUnit(kit, member.tenantId, async (work) => {
        await requireOwn(work, appointmentId, hostScope(member));
        const by = { kind: "member", id: member.id } as const;
        const ports = { effects: kit.db.effects, announceReplacement: kit.announceReplacement };
        return await editSeries(
          work,
          { ...request, appointmentId, by, ...hostScope(member) },
          ports,
        );
      });
      return c.json({ changed }, 200);
    })
    .openapi(book, async (c) => {
      const { member } = c.var;
      const { tenantId } = member;
      const request = c.req.valid("json");
      requireOwnHost(member, request.hostId);
      return await idempotent(kit, c, { tenantId, operation: "book-series" }, () =>
        inUnit(kit, tenantId, async (work) => {
          const by = { kind: "member", id: member.id } as const;
          const wanted = { ...request, by, clientScope: hostScope(member) };
          const { series, appointments } = await bookSeries(work, wanted, kit);
          return c.json({ id: series.id, appointmentIds: appointments.map(({ id }) => id) }, 201);
        }),
      );
    })
    .openapi(move, async (c) => {
      const { member } = c.var;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const id = await inUnit(kit, member.tenantId, async (work) => {
        await requireOwn(work, appointmentId, hostScope(member));
        const by = { kind: "member", id: member.id } as const;
        const ports = {
          effects: kit.db.effects,
          announceSeriesChange: kit.announceSeriesChange,
        };
        return (
          await moveSeries(work, { ...request, appointmentId, by, ...hostScope(member) }, ports)
        ).id;
      });
      return c.json({ id }, 200);
    })
    .openapi(end, async (c) => {
      const { member } = c.var;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const cancelled = await inUnit(kit, member.tenantId, async (work) => {
        await requireOwn(work, appointmentId, hostScope(member));
        const by = { kind: "member", id: member.id } as const;
        return await endSeries(work, { ...request, appointmentId, by, ...hostScope(member) }, kit);
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
        const deed = { clashId, moveTo, memberId: member.id, ...hostScope(member) };
        await resolveClash(work, deed, kit);
      });
      return c.body(null, 204);
    });
}

/** Staff book for themselves. @throws NotFoundError */
function requireOwnHost(member: SignedInMember, hostId: string): void {
  const own = hostScope(member).hostId;
  if (own !== undefined && own !== hostId) throw new NotFoundError("host of this service");
}

function toPreview({
  occurrences,
  until,
  goesOn,
}: SeriesPreview): z.infer<typeof seriesPreviewSchema> {
  return { occurrences: occurrences.map(toOccurrence), until: until.toISOString(), goesOn };
}

function toOccurrence({ start, end, isFree, explanation, alternatives }: PreviewedOccurrence) {
  return {
    start: start.toISOString(),
    end: end.toISOString(),
    isFree,
    explanation: explanation && toExplanation(explanation),
    alternatives: alternatives.map(toSlot),
  };
}

function toClash({
  clash,
  series,
  serviceName,
  clientName,
  hostName,
  explanation,
  alternatives,
}: ClashView): z.infer<typeof clashSchema> {
  return {
    id: clash.id,
    seriesId: series.id,
    occurrenceAt: clash.occurrenceAt.toISOString(),
    timeZone: series.timezone,
    serviceName,
    clientName,
    hostId: series.hostResourceId,
    hostName,
    serviceId: series.serviceId,
    rule: series.rule,
    explanation: explanation && toExplanation(explanation),
    alternatives: alternatives.map(toSlot),
  };
}

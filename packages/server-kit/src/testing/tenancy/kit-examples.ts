import { newSession } from "../new-session.ts";
import type { TestKit } from "../start-test-kit.ts";
import type { ExampleOrganisation } from "./example-organisation.ts";
import type { KnownByName } from "./sample-of.ts";
import type { TenancyOptions, World } from "./try-tenancy.ts";
import { unitsIn } from "./units-in.ts";

/** The world's rows by further names, of the operations that every app has from the kit. */
export function knownInKit(world: World): KnownByName {
  return {
    "conflicts/id": world.conflictId,
    "feeds/id": world.feedId,
    "imports/id": world.importId,
    "invitations/id": world.invitationId,
    "members/id": world.memberId,
    "notifications/id": world.notificationId,
    "organisations/id": world.organisationId,
    "GET /api/notifications query.cursor": world.notificationId,
    "GET /api/imports query.cursor": world.importId,
    cursor: world.notificationId,
  };
}

/** What the schemas do not say of requests that work, of the operations that every app has from the kit. */
export function kitExamples(
  app: TestKit,
  own: ExampleOrganisation,
  now: Date,
): TenancyOptions["examples"] {
  const { set, key } = unitsIn(app, own.tenantId, now);
  const activate = () =>
    app.fetch(`/api/organisations/${own.tenantId}/activate`, { method: "POST", cookie: own.admin });
  return {
    "POST /api/organisations": () => ({ after: activate }),
    "POST /api/invitations/{id}/accept": () => ({
      unreached: [403, "it is for whoever has the address: accounts.long.test.ts accepts one"],
    }),
    "DELETE /api/me/sessions/{id}": async () => ({
      path: { id: await newSession(app, { ...own.signedUp, cookie: own.admin }) },
    }),
    "POST /api/notifications/{id}/retry": ({ notificationId = "" }) => ({
      before: set((tx) =>
        tx.notification.update({
          where: key(notificationId),
          data: { state: "dead", channel: "email", sentAt: null },
          select: { id: true },
        }),
      ),
    }),
    "POST /api/calendars/connect/caldav": () => ({
      unreached: [409, "there is no such server here: calendar-routes.db.test.ts connects one"],
    }),
    "POST /api/calendars/connect/{provider}": () => ({
      unreached: [409, "it is not set up here: calendar-routes.db.test.ts connects one"],
    }),
    "GET /api/calendars/{connectionId}/caldav": () => ({
      unreached: [404, "its credentials are none: calendar-routes.db.test.ts reads real ones"],
    }),
    "PUT /api/imports/{id}/columns": () => ({
      body: { fields: { name: "Name" }, settings: { dateOrder: "dmy", phonePrefix: null } },
    }),
    "POST /api/imports/{id}/start": ({ importId = "" }) => ({
      before: set((tx) =>
        tx.dataImport.update({ where: key(importId), data: { created: 1 }, select: { id: true } }),
      ),
    }),
  };
}

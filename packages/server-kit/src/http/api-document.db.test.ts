import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readAnswer, startTestKit, type TestKit } from "../testing/index.ts";

const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
});

let app: TestKit;
beforeAll(async () => {
  app = await startTestKit("services");
});
afterAll(() => app.close());

test("the description is valid OpenAPI 3.1 and lists every shared route", async () => {
  const document = await readAnswer(documentSchema, app.fetch("/api/openapi.json"));
  const { valid, errors } = await new Validator().validate(document);
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  expect(document.openapi).toBe("3.1.0");
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.sort()).toEqual([
    "DELETE /api/calendars/{connectionId}",
    "DELETE /api/feeds/{id}",
    "DELETE /api/invitations/{id}",
    "DELETE /api/me/sessions",
    "DELETE /api/me/sessions/{id}",
    "DELETE /api/message-texts/{kind}/{language}",
    "DELETE /api/suppressions/{channel}/{address}",
    "GET /api/account-mails",
    "GET /api/calendars",
    "GET /api/calendars/callback/{provider}",
    "GET /api/calendars/{connectionId}/caldav",
    "GET /api/feeds",
    "GET /api/invitations",
    "GET /api/invitations/{id}",
    "GET /api/me",
    "GET /api/me/notification-preferences",
    "GET /api/me/sessions",
    "GET /api/members",
    "GET /api/message-texts",
    "GET /api/notifications",
    "GET /api/notifications/unread",
    "GET /api/notifications/{id}",
    "GET /api/notifications/{id}/invite.ics",
    "GET /api/room-providers",
    "GET /api/settings/calendars",
    "GET /api/settings/messages",
    "GET /api/suppressions",
    "PATCH /api/calendars/{connectionId}/calendars/{calendarId}",
    "PATCH /api/members/{id}",
    "POST /api/calendars/connect/caldav",
    "POST /api/calendars/connect/{provider}",
    "POST /api/calendars/{connectionId}/sync",
    "POST /api/feeds",
    "POST /api/invitations",
    "POST /api/invitations/{id}/accept",
    "POST /api/message-previews",
    "POST /api/notifications/read-all",
    "POST /api/notifications/{id}/read",
    "POST /api/notifications/{id}/retry",
    "POST /api/organisations",
    "POST /api/organisations/{id}/activate",
    "PUT /api/me/notification-preferences",
    "PUT /api/message-texts/{kind}/{language}",
    "PUT /api/settings/calendars",
    "PUT /api/settings/messages",
  ]);
});

test("the page that shows it loads everything from here, and nothing inline", async () => {
  const answer = await app.fetch("/api/docs");
  const page = await answer.text();
  const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(sources).toHaveLength(3);
  expect(page).not.toMatch(/<script(?![^>]* src=)/);
  for (const source of sources) {
    const file = await app.fetch(new URL(source, `${app.url}/api/docs`).href);
    expect([source, file.status, (await file.text()).length > 50]).toEqual([source, 200, true]);
  }
});

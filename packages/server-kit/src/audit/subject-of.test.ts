import { expect, test } from "vitest";
import { subjectOf } from "./subject-of.ts";

const id = "0f000000-0000-7000-8000-00000000000a";
const other = "0f000000-0000-7000-8000-00000000000b";

test.each([
  ["PATCH /members/{id}", { id }, { area: "members", id }],
  ["POST /series/clashes/{id}/resolve", { id }, { area: "series/clashes", id }],
  ["DELETE /clients/{id}/notes/{noteId}", { id, noteId: other }, { area: "clients", id }],
  [
    "PATCH /calendars/{connectionId}/calendars/{calendarId}",
    { connectionId: id, calendarId: other },
    { area: "calendars", id },
  ],
  ["POST /invitations", {}, null],
  ["PUT /message-texts/{kind}/{language}", { kind: "reminder", language: "en" }, null],
])("%s", (operation, parameters, subject) => {
  expect(subjectOf(operation, parameters)).toEqual(subject);
});

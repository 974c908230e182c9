import { expect, test } from "vitest";
import { deedWords } from "./deed-words.ts";

test.each([
  ["POST /invitations", { verb: "added", area: "invitations" }],
  ["POST /offers/{id}/withdraw", { verb: "changed", area: "offers" }],
  ["PATCH /members/{id}", { verb: "changed", area: "members" }],
  ["PUT /careers-settings", { verb: "changed", area: "careers-settings" }],
  ["DELETE /time-off/{id}", { verb: "removed", area: "time-off" }],
  ["GET /candidates/{id}/export", { verb: "took", area: "candidates" }],
])("%s", (operation, words) => {
  expect(deedWords(operation)).toEqual(words);
});

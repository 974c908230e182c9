import { expect, test } from "vitest";
import { toKnownStatus } from "./status-badge.tsx";

test("a state is read as APIs and databases write it", () => {
  expect(toKnownStatus("IN_PROGRESS")).toBe("in_progress");
  expect(toKnownStatus("no-show")).toBe("no_show");
  expect(toKnownStatus("unheard_of")).toBeUndefined();
});

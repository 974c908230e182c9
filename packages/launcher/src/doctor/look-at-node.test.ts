import { expect, test } from "vitest";
import { lookAtNode } from "./look-at-node.ts";

test("a Node that does not run this is too old", () => {
  expect(lookAtNode("22.20.0")).toMatchObject({ state: "fail", says: "Node 22.20.0 is too old" });
  expect(lookAtNode("24.0.0").state).toBe("ok");
});

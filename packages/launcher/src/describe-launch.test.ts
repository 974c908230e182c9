import { expect, test } from "vitest";
import { describeLaunch } from "./describe-launch.ts";

const launched = {
  addresses: [
    { title: "Interviews", url: "http://localhost:4000" },
    { title: "Appointments", url: "http://localhost:4001" },
  ],
  database: "PostgreSQL at db.example",
  logFolder: "/srv/convene/.data/logs",
  signIns: [],
  broken: new Promise<string>(() => {}),
  stop: async () => {},
};
const ada = { organisation: "Lovelace", name: "Ada", email: "ada@x.example", password: "pw" };

test("a line for each app, columns aligned", () => {
  const text = describeLaunch(launched, 1.26);
  expect(text).toContain("  Interviews    http://localhost:4000\n");
  expect(text).toContain("  Appointments  http://localhost:4001\n");
  expect(text).toContain("ready after 1.3 s");
});

test("sign-ins are listed where there are any", () => {
  expect(describeLaunch(launched, 1)).not.toContain("Demo sign-ins");
  const signIns = [
    { ...ada, role: "owner" },
    { ...ada, organisation: "Babbage & Sons", role: "viewer" },
  ];
  const text = describeLaunch({ ...launched, signIns }, 1);
  expect(text).toContain("  Lovelace        Ada  owner   ada@x.example  pw\n");
  expect(text).toContain("  Babbage & Sons  Ada  viewer  ada@x.example  pw\n");
});

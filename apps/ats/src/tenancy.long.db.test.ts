import { type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { tryTenancy } from "@convene/server-kit/testing/tenancy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atsJobs } from "./jobs/ats-jobs.ts";
import { atsApi, serverParts } from "./server.ts";
import { EXAMPLE_LINKS, exampleRequests, knownInExamples } from "./testing/example-requests.ts";
import { type ExampleTeam, openExampleTeam, writeExampleWorld } from "./testing/example-team.ts";
import { NOW } from "./testing/open-hiring-team.ts";

// Every operation of the running API, asked as it should be and then across tenants: see tryTenancy.

/** On a machine that does much else. */
const LONGEST_MS = 300_000;

let app: TestKit;
let own: ExampleTeam;
let other: ExampleTeam;
let nobody: SignedUp;

beforeAll(async () => {
  app = await startTestKit("ats", {
    api: atsApi,
    parts: serverParts,
    appJobs: atsJobs,
    now: () => NOW,
  });
  own = await openExampleTeam(app, "Rosa", "Team");
  other = await openExampleTeam(app, "Olga", "Elsewhere");
  nobody = await app.signUp({ name: "Nora" });
});
afterAll(() => app.close());

test(
  "no operation reads, changes or gives away what is another organisation's",
  async () => {
    const { findings, operations, places } = await tryTenancy({
      app,
      own,
      other,
      nobody: nobody.cookie,
      writeWorld: (whose) => writeExampleWorld(app, whose === own ? own : other),
      known: knownInExamples,
      examples: exampleRequests(app, own),
      links: EXAMPLE_LINKS,
      open: [/^\w+ \/api\/careers\//],
      harmless: {
        "body.fields[].id": "names a question within the job's own form",
        "body.questions[].id": "names a question within the template itself",
        "body.criteria[].id": "names a criterion within the template itself",
        "body.ratings[].criterionId": "names a criterion within the interview itself",
        "body.answers[].questionId": "names a question within the interview itself",
      },
      unmissed: {},
      now: NOW,
    });
    expect(findings).toEqual([]);
    expect([operations, places].every((count) => count > 100)).toBe(true);
  },
  LONGEST_MS,
);

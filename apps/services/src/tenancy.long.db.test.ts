import { type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { tryTenancy } from "@convene/server-kit/testing/tenancy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesJobs } from "./jobs/services-jobs.ts";
import { pageParts, servicesApi } from "./server.ts";
import { EXAMPLE_LINKS, exampleRequests, knownInExamples } from "./testing/example-requests.ts";
import { type ExampleSalon, openExampleSalon, writeExampleWorld } from "./testing/example-salon.ts";
import { NOW } from "./testing/open-salon.ts";

// Every operation of the running API, asked as it should be and then across tenants: see tryTenancy.

/** On a machine that does much else. */
const LONGEST_MS = 300_000;

let app: TestKit;
let own: ExampleSalon;
let other: ExampleSalon;
let nobody: SignedUp;

beforeAll(async () => {
  app = await startTestKit("services", {
    api: servicesApi,
    parts: pageParts,
    appJobs: servicesJobs,
    now: () => NOW,
  });
  own = await openExampleSalon(app, "Olga", "Salon");
  other = await openExampleSalon(app, "Eva", "Elsewhere");
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
      open: [/^\w+ \/api\/public\//],
      harmless: {
        "DELETE /api/me/sessions/{id} path.id": "of a person and not of an organisation",
        "body.fields[].id": "names a question within the service's own form",
      },
      unmissed: {
        "POST /api/public/{slug}/holds body.replaces": "a hold that has gone needs no giving back",
        "DELETE /api/public/{slug}/holds/{holdId} path.holdId": "the same",
        "POST /api/public/{slug}/appointments body.holdId":
          "without the hold, the time is just free",
        "POST /api/appointments body.holdId": "the same",
        "POST /api/services/order body.ids[]": "what has gone has no place in the order",
      },
      now: NOW,
    });
    expect(findings).toEqual([]);
    expect([operations, places].every((count) => count > 100)).toBe(true);
  },
  LONGEST_MS,
);

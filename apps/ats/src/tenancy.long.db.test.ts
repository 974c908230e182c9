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
      open: [
        /^\w+ \/api\/careers\//,
        // Their answers say whether somebody is signed in, or who has which link.
        /^GET \/api\/me$/,
        /^GET \/api\/invitations\/\{id\}$/,
        /^GET \/api\/account-mails$/,
        /^GET \/api\/calendars\/callback\/\{provider\}$/,
      ],
      forEverybody: [
        "POST /api/organisations",
        "POST /api/organisations/{id}/activate",
        "POST /api/invitations/{id}/accept",
        "GET /api/me/sessions",
        "DELETE /api/me/sessions",
        "DELETE /api/me/sessions/{id}",
      ],
      harmless: {
        "GET /api/account-mails answer": "the mails of a server that sends none, for who runs it",
        "GET /api/invitations/{id} path.id": "the id is the secret of the invitation's link",
        "POST /api/invitations/{id}/accept path.id":
          "the id is the secret of the invitation's link",
        "body.fields[].id": "names a question within the job's own form",
        "body.questions[].id": "names a question within the template itself",
        "body.criteria[].id": "names a criterion within the template itself",
        "body.ratings[].criterionId": "names a criterion within the interview itself",
        "body.answers[].questionId": "names a question within the interview itself",
      },
      unmissed: {
        "query.cursor": "a place in an order, which nobody looks up",
      },
      now: NOW,
    });
    expect(findings).toEqual([]);
    expect([operations, places].every((count) => count > 100)).toBe(true);
  },
  LONGEST_MS,
);

import { addHours } from "date-fns";
import * as fc from "fast-check";
import type { Product } from "../../product.ts";
import { fuzzSettings } from "../env.ts";
import { invite } from "../invite.ts";
import type { TestKit } from "../start-test-kit.ts";
import {
  type ExampleOrganisation,
  type ExampleRoles,
  giveExampleRoles,
} from "../tenancy/example-organisation.ts";
import { examplesOf } from "../tenancy/examples-of.ts";
import type { TenancyOptions, World } from "../tenancy/try-tenancy.ts";
import { type FuzzedPerson, type FuzzOptions, fuzzApi } from "./fuzz-api.ts";
import { keepSignedIn } from "./keep-signed-in.ts";
import { listOperations } from "./list-operations.ts";
import { writeCoverage } from "./write-coverage.ts";

export interface FuzzExampleOptions<O extends ExampleOrganisation>
  extends Pick<FuzzOptions, "known" | "now" | "files">,
    Pick<TenancyOptions, "links"> {
  readonly app: TestKit;
  readonly product: Product;
  readonly own: O;
  readonly roles: ExampleRoles;
  /** Beside those of `commonHints`. */
  readonly hints: FuzzOptions["hints"];
  readonly writeWorld: (own: O) => Promise<World>;
  /** Further values for properties and parameters: see `TenancyOptions`. */
  readonly knownInExamples: TenancyOptions["known"];
  /** Of an organisation whose admin's cookie is another one once they signed in again. */
  readonly examples: (own: O) => TenancyOptions["examples"];
  /** What else is to be put right once somebody's roles were changed. */
  readonly giveBack?: (own: O) => Promise<void>;
  /** What nobody brings to succeed here, and why; its refusals are tried all the same. */
  readonly unreached: Readonly<Record<string, string>>;
}

/** So that there is a calendar to connect, as an example does; nothing is sent to it. */
export const FUZZED_CALENDARS = {
  GOOGLE_CLIENT_ID: "client",
  GOOGLE_CLIENT_SECRET: "secret",
  GOOGLE_BASE_URL: "http://127.0.0.1:9",
};

/** Requests of each operation in a round. */
const RUNS = 6;

/** As `FuzzExampleOptions.unreached`, of the operations that every app has from the kit. */
const UNREACHED = [
  "POST /api/calendars/connect/caldav", // there is no calendar server to connect
  "GET /api/calendars/{connectionId}/caldav", // needs the credentials of such a server
];

/**
 * Asks everything of the API of a server with `FUZZED_CALENDARS`, as everybody of an organisation and as
 * nobody: see `fuzzApi`. What it answered is written into the folder of test results.
 *
 * @returns the faults, and the operations that never did what they are for and are not named
 */
export async function fuzzExampleApi<O extends ExampleOrganisation>(
  options: FuzzExampleOptions<O>,
): Promise<{ readonly faults: readonly string[]; readonly unreached: readonly string[] }> {
  const { app, product, roles, now } = options;
  const { seed, rounds } = fuzzSettings();
  const description = listOperations(await (await app.fetch("/api/openapi.json")).json());
  const { signedUp, lower, accounts, tenantId } = options.own;
  const admin: FuzzedPerson = { name: "admin", cookie: signedUp.cookie, account: signedUp };
  const people: readonly FuzzedPerson[] = [
    admin,
    ...Object.entries(lower).map(([role, cookie]) => ({
      name: role,
      cookie,
      account: accounts[role],
    })),
    { name: "nobody", cookie: null },
  ];
  const own: O = {
    ...options.own,
    get admin() {
      return admin.cookie ?? "";
    },
  };
  const report = await fuzzApi({
    fetch: app.fetch,
    description,
    people,
    known: options.known,
    now,
    hints: { ...commonHints(now), ...options.hints },
    example: examplesOf(
      {
        app,
        own,
        writeWorld: () => options.writeWorld(own),
        known: options.knownInExamples,
        examples: { ...options.examples(own), ...(await furtherExamples(app, own, roles)) },
        links: options.links,
        now,
      },
      description,
    ),
    files: options.files,
    settings: { seed, rounds, runs: RUNS },
    async afterSuccess(operation, person) {
      if (operation.name === "PATCH /api/members/{id}") {
        await giveExampleRoles(app, own, roles);
        await options.giveBack?.(own);
      }
      await keepSignedIn(app, person, operation, tenantId);
    },
  });
  const unreached = writeCoverage(report, product);
  const named = [...UNREACHED, ...Object.keys(options.unreached)];
  return { faults: report.faults, unreached: unreached.filter((name) => !named.includes(name)) };
}

function commonHints(now: Date) {
  const within = (firstDay: number, lastDay: number) =>
    fc
      .integer({ min: firstDay * 24, max: lastDay * 24 })
      .map((hours) => addHours(now, hours).toISOString());
  return {
    slug: fc.constant("{{slug#0}}"),
    from: within(0, 10),
    to: within(11, 20),
    earliest: within(0, 3),
    latest: within(4, 20),
    expiresAt: within(2, 20),
    timeZone: fc.constantFrom("America/Toronto", "Europe/Berlin", "Asia/Kathmandu", "UTC"),
    // Nobody listens there, and nothing leaves the machine.
    url: fc.constant("https://127.0.0.1:9/"),
  };
}

/** What is out of reach in a tenancy test and not here. */
async function furtherExamples(
  app: TestKit,
  { signedUp: { email } }: ExampleOrganisation,
  { lower }: ExampleRoles,
): Promise<TenancyOptions["examples"]> {
  const elsewhere = await app.signUp({ name: "Otto", organisation: "Elsewhere" });
  const lowest = Object.values(lower).at(-1);
  let invitation: Promise<string> | undefined;
  return {
    "POST /api/invitations/{id}/accept": async () => {
      invitation ??= invite(app, elsewhere, { email, ...lowest });
      return { path: { id: await invitation } };
    },
    "POST /api/calendars/connect/{provider}": () => ({ path: { provider: "google" } }),
  };
}

import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { type ApiOperation, listOperations } from "../openapi/list-operations.ts";
import type { TestRequest } from "../start-test-kit.ts";
import { type RequestParts, toRequest } from "../tenancy/example-request.ts";
import { type RequestSource, requestInWorld } from "../tenancy/request-in-world.ts";
import type { World } from "../tenancy/try-tenancy.ts";
import type { RoleRow } from "./read-role-table.ts";

/** Why somebody sees rows: because they are theirs, or by what the app's further words say; or not. */
export type RowSight<Sight extends string = never> = "own" | "none" | Sight;

export interface RoleTrialOptions<Role extends string, Sight extends string = never>
  extends RequestSource {
  readonly table: readonly RoleRow<Role, Sight>[];
  /** Whose rows they are. */
  readonly tenantId: string;
  /** Somebody in each role. */
  readonly people: Readonly<Record<Role, { readonly cookie: string }>>;
  /** Writes rows that whoever has a role sees for a reason, or does not see. */
  readonly writeRows: (role: Role, sight: RowSight<Sight>) => Promise<World>;
  /** What an operation's schema does not say, by its name. */
  readonly examples: Readonly<
    Record<string, (rows: World) => RequestParts | Promise<RequestParts>>
  >;
  /** Names of rows that every list may show. */
  readonly shownToAll: readonly string[];
}

/** Each answers with what is not as the table has it. */
export interface RoleTrial<Role extends string> {
  /** Operations without a row, and rows without an operation. */
  matchRows(): readonly string[];
  /** Asks without a session, about the rows of whoever has a role. */
  trySignedOut(role: Role): Promise<readonly string[]>;
  /** Asks as a role, about rows in sight and out of sight; the latter have to look like none. */
  tryRole(role: Role): Promise<readonly string[]>;
}

/** Whoever joined another organisation has it open. */
const ACCEPT = "POST /api/invitations/{id}/accept";

const KIT_EXAMPLES: RoleTrialOptions<string>["examples"] = {
  // A new organisation would be open afterwards: nothing that makes one.
  "POST /api/organisations": () => ({ body: {} }),
};

/** Operations that no role can be seen to have in a test, and why. */
const UNTRIED: Readonly<Record<string, string>> = {
  "GET /api/calendars/{connectionId}/caldav": "its credentials are what a real account makes",
};

interface Request {
  readonly path: string;
  readonly init: TestRequest;
}

/** Holds a table of roles against the API of a running server. */
export async function openRoleTrial<Role extends string, Sight extends string = never>(
  options: RoleTrialOptions<Role, Sight>,
): Promise<RoleTrial<Role>> {
  const { app, table, tenantId, people, shownToAll } = options;
  const examples = { ...options.examples, ...KIT_EXAMPLES };
  const description = listOperations(await (await app.fetch("/api/openapi.json")).json());
  const operations = new Map(description.operations.map((one) => [one.name, one]));

  const requestOf = async (operation: ApiOperation, rows: World): Promise<Request> => {
    const parts = await examples[operation.name]?.(rows);
    return toRequest(
      operation,
      await requestInWorld(options, description, operation, tenantId, rows, parts),
    );
  };
  const ask = ({ path, init }: Request, cookie?: string) =>
    app.fetch(path, { ...init, ...(cookie !== undefined && { cookie }) });
  const openAgain = (cookie: string) =>
    app.fetch(`/api/organisations/${tenantId}/activate`, { method: "POST", cookie });

  return {
    matchRows() {
      const named = table.map(({ operation }) => operation);
      return [
        ...[...operations.keys()].filter((name) => !named.includes(name)).map(without("row")),
        ...named.filter((name) => !operations.has(name)).map(without("operation")),
        ...named.filter((name, at) => named.indexOf(name) !== at).map((name) => `${name}: twice`),
      ];
    },

    async trySignedOut(role) {
      const rows = await options.writeRows(role, "own");
      const wrong: string[] = [];
      for (const { operation: name, signedOut } of table) {
        const operation = operations.get(name);
        if (!operation) continue;
        const { status } = await ask(await requestOf(operation, rows));
        if (signedOut ? !isOpen(status) : status !== 401) wrong.push(`${name}: ${status}`);
      }
      return wrong;
    },

    async tryRole(role) {
      const { cookie } = people[role];
      const rows = keepRows((sight: RowSight<Sight>) => options.writeRows(role, sight));
      const wrong: string[] = [];
      const expectStatus = async (
        name: string,
        request: Request,
        about: { readonly rows: World; readonly what: string },
        isRight: (status: number) => boolean,
      ) => {
        const answer = await ask(request, cookie);
        const isGone = answer.ok && request.init.method === "DELETE";
        if (isGone && namesRow(request, about.rows)) rows.forget(about.rows);
        if (answer.ok && name === ACCEPT) await openAgain(cookie);
        if (!isRight(answer.status)) {
          const said = (await answer.text()).slice(0, LONGEST_SAID);
          wrong.push(`${name}, ${about.what}: ${answer.status} ${said}`);
        }
        return answer;
      };

      for (const { operation: name, words, signedOut } of table) {
        const operation = operations.get(name);
        if (!operation || name in UNTRIED) continue;
        const word = words[role];
        const about = async (
          sight: RowSight<Sight>,
          what: string,
          isRight: (status: number) => boolean,
        ) => {
          const seen = await rows.of(sight);
          const request = await requestOf(operation, seen);
          return await expectStatus(name, request, { rows: seen, what }, isRight);
        };
        if (signedOut) {
          // Who is signed in may do no less than everybody.
          await about("none", "everybody's", isOpen);
          continue;
        }
        if (word === "no") {
          await about("own", "not allowed", (status) => status === 403);
          continue;
        }
        if (word === "all") {
          await about("none", "anybody's", works);
          continue;
        }
        const sight = word === "self" ? "own" : word.sight;
        const [seen, hidden] = [await rows.of(sight), await rows.of("none")];
        if (!namesRow(await requestOf(operation, seen), seen)) {
          const answer = await about("none", "theirs", works);
          const text = answer.bodyUsed ? "" : await answer.text();
          const leaked = Object.entries(hidden).filter(
            ([key, id]) => isId(id) && !shownToAll.includes(key) && text.includes(id),
          );
          if (leaked.length > 0) {
            wrong.push(`${name} shows what is out of sight: ${leaked.join(" ")}`);
          }
          continue;
        }
        await about(sight, "theirs", works);
        if (word === "self") {
          await about("none", "another's", (status) => [403, 409].includes(status));
          continue;
        }
        const refused = await about("none", "out of sight", (status) => status === 404);
        if (refused.status !== 404) continue;
        const request = pathNamesRow(operation)
          ? withOtherRow(operation, await requestOf(operation, hidden))
          : await requestOf(operation, madeUp(hidden));
        const unknown = await ask(request, cookie);
        const [one, other] = [await wordsOf(refused), await wordsOf(unknown)];
        if (one !== other) wrong.push(`${name}: ${one}, made up: ${other}`);
      }
      return wrong;
    },
  };
}

const LONGEST_SAID = 300;

const without = (what: string) => (name: string) => `${name}: no ${what}`;

/** What is not set up here, or was not sent, answers 404 or 410 to everybody. */
const isOpen = (status: number) => status !== 401 && status !== 403 && status < 500;

/** What cannot be done with a row as it is, is refused in other ways. */
const works = (status: number) => ![401, 403, 404].includes(status) && status < 500;

/** Rows are written anew where a call took them away. */
function keepRows<Sight extends string>(write: (sight: Sight) => Promise<World>) {
  const kept = new Map<Sight, World>();
  return {
    async of(sight: Sight): Promise<World> {
      const rows = kept.get(sight) ?? (await write(sight));
      kept.set(sight, rows);
      return rows;
    },
    forget: (gone: World) => {
      for (const [sight, rows] of kept) if (rows === gone) kept.delete(sight);
    },
  };
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Whether a request is about certain rows, which can be out of sight. */
function namesRow({ path, init }: Request, rows: World): boolean {
  const text = `${path} ${JSON.stringify(init.json)}`;
  return Object.values(rows).some((id) => isId(id) && text.includes(id));
}

const pathNamesRow = ({ path }: ApiOperation) => path.includes("{");

/** The same request about a row that is not there: the last one that the path names. */
function withOtherRow({ path }: ApiOperation, request: Request): Request {
  const last = path.split("/").findLastIndex((part) => part.startsWith("{"));
  const [asked = "", query] = request.path.split("?");
  const other = asked.split("/").with(last, uuidv7()).join("/");
  return { ...request, path: query === undefined ? other : `${other}?${query}` };
}

/** Rows that are not there. */
function madeUp(rows: World): World {
  return Object.fromEntries(
    Object.entries(rows).map(([name, id]) => [name, isId(id) ? uuidv7() : id]),
  );
}

/** A refusal without what differs from one request to the next. */
async function wordsOf(answer: Response): Promise<string> {
  const { code, title, detail } = z
    .looseObject({ code: z.string(), title: z.string(), detail: z.string().optional() })
    .parse(await answer.json());
  return JSON.stringify({ status: answer.status, code, title, detail });
}

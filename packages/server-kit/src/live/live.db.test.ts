import { randomUUID } from "node:crypto";
import { type Announcement, announce } from "@convene/prisma";
import { seededRandom } from "@convene/prisma/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openLivePage } from "../fixtures/open-live-page.ts";
import { addColleague, type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";

let here: TestKit;
let there: TestKit;
let hiring: TestKit;
let ada: SignedUp;
let bob: SignedUp;
beforeAll(async () => {
  here = await startTestKit("services");
  there = await startTestKit("services", { database: here.database });
  hiring = await startTestKit("ats", { database: here.database });
  ada = await here.signUp({ name: "Ada", organisation: "Ada" });
  bob = await here.signUp({ name: "Bob", organisation: "Bob" });
});
afterAll(async () => {
  await hiring.close();
  await there.close();
  await here.close();
});

type What = Partial<Omit<Announcement, "tenantId">>;

/** Announces a change in a transaction of its own. */
async function say(tenantId: string, what: What = {}): Promise<string> {
  const id = what.id ?? randomUUID();
  await here.kit.db.unit(tenantId, (tx) =>
    announce(tx, { subject: "appointment", change: "created", ...what, id }),
  );
  return id;
}

/** Announces a change in a transaction that goes on until it is told to commit. */
async function beginToSay(tenantId: string, id: string): Promise<{ commit(): Promise<void> }> {
  const said = Promise.withResolvers<void>();
  const ending = Promise.withResolvers<void>();
  const done = here.kit.db.unit(tenantId, async (tx) => {
    await announce(tx, { subject: "appointment", id, change: "created" });
    said.resolve();
    await ending.promise;
  });
  await said.promise;
  return {
    async commit() {
      ending.resolve();
      await done;
    },
  };
}

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>, database?: string): Promise<T> {
  const url = new URL(here.database.urls.owner);
  if (database !== undefined) url.pathname = database;
  const owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

test("a change is told to its organisation's pages on every server, and to no others", async () => {
  const pages = await Promise.all([
    openLivePage(here, ada),
    openLivePage(there, ada),
    openLivePage(hiring, ada),
  ]);
  const other = await openLivePage(here, bob);
  const mine = await say(ada.tenantId);
  const theirs = await say(bob.tenantId);
  const after = await say(ada.tenantId);
  for (const page of pages) {
    await page.until(after);
    expect(page.ids()).toEqual([mine, after]);
    expect(page.messages.map(({ type }) => type)).toEqual(["resync", "changed", "changed"]);
    expect(page.messages[1]).toMatchObject({ subject: "appointment", change: "created" });
    await page.close();
  }
  await other.until(theirs);
  expect(other.ids()).toEqual([theirs]);
  await other.close();
});

test("what is rolled back is told to nobody, then or later", async () => {
  const page = await openLivePage(here, ada);
  const before = page.token();
  const undone = randomUUID();
  const failing = here.kit.db.unit(ada.tenantId, async (tx) => {
    await announce(tx, { subject: "interview", id: undone, change: "created" });
    throw new Error("Undo");
  });
  await expect(failing).rejects.toThrow("Undo");
  const done = await say(ada.tenantId);
  await page.until(done);
  expect(page.ids()).toEqual([done]);
  await page.close();
  const back = await openLivePage(here, { ...ada, since: before });
  expect(back.ids()).toEqual([done]);
  await back.close();
});

test("strangers and foreign pages are not let in", async () => {
  const refused = (headers: Record<string, string>) => {
    const socket = new WebSocket(`${here.url.replace("http", "ws")}/api/live`, { headers });
    return new Promise<number | undefined>((resolve) => {
      socket.on("unexpected-response", (_request, answer) => resolve(answer.statusCode));
      socket.on("open", () => resolve(101));
      socket.on("error", () => {});
    });
  };
  expect(await refused({ origin: here.url })).toBe(401);
  expect(await refused({ origin: "https://evil.test", cookie: ada.cookie })).toBe(403);
  expect(await refused({ origin: here.url, cookie: ada.cookie })).toBe(101);
});

test("a page that comes back, to any server, is told exactly what it missed, then what follows", async () => {
  const page = await openLivePage(here, ada);
  const since = await page.close();
  const missed = [await say(ada.tenantId), await say(ada.tenantId, { change: "removed" })];
  await say(bob.tenantId);
  missed.push(await say(ada.tenantId, { subject: "payment" }));

  const back = await openLivePage(there, { ...ada, since });
  expect(back.ids()).toEqual(missed);
  const next = await say(ada.tenantId);
  await back.until(next);
  expect(back.ids()).toEqual([...missed, next]);
  expect(back.messages.filter(({ type }) => type === "resync")).toEqual([]);
  await back.close();

  // The same token again says the same, whatever has been told since.
  const again = await openLivePage(here, { ...ada, since });
  expect(again.ids()).toEqual([...missed, next]);
  await again.close();
});

test("what was under way as a page left, and committed after others, is not lost", async () => {
  const slow = randomUUID();
  const first = await beginToSay(ada.tenantId, slow);
  const quick = await say(ada.tenantId); // a later transaction, committed earlier
  const page = await openLivePage(here, ada);
  const since = await page.close();
  const quicker = await say(ada.tenantId);
  await first.commit();

  const back = await openLivePage(there, { ...ada, since });
  expect(back.ids().toSorted()).toEqual([slow, quicker].toSorted());
  expect(back.ids()).not.toContain(quick);
  await back.close();
});

test("all that a transaction says is told, though a younger one committed before it spoke", async () => {
  const page = await openLivePage(here, ada);
  const said = [randomUUID(), randomUUID(), randomUUID()];
  await here.kit.db.unit(ada.tenantId, async (tx) => {
    await tx.$queryRaw`SELECT pg_current_xact_id()::text`;
    await asOwner((owner) => owner.query("SELECT pg_current_xact_id()"));
    for (const id of said) await announce(tx, { subject: "appointment", id, change: "created" });
  });
  await page.until(await say(ada.tenantId));
  expect(page.ids().slice(0, -1)).toEqual(said);
  await page.close();
});

test("what commits just as a page is told what it missed comes once", async () => {
  const slow = randomUUID();
  const first = await beginToSay(ada.tenantId, slow);
  const left = await openLivePage(here, ada);
  const since = await left.close();
  const missed = await say(ada.tenantId);
  const back = await openLivePage(here, { ...ada, since });
  await first.commit();
  const after = await say(ada.tenantId);
  await back.until(after);
  expect(back.ids()).toEqual([missed, slow, after]);

  // Its last token is behind nothing that it has not heard.
  const later = await openLivePage(there, { ...ada, since: await back.close() });
  expect(later.ids().filter((id) => id !== after)).toEqual([]);
  await later.close();
});

test("a page that comes and goes, while eight write at once, hears of everything", async () => {
  const random = seededRandom(11);
  let since = await (await openLivePage(here, ada)).close();
  const said: string[] = [];
  const heard = new Set<string>();
  let isWriting = true;

  const write = async () => {
    for (let n = 0; n < 25; n++) {
      const id = randomUUID();
      const one = await beginToSay(ada.tenantId, id);
      // Short and long ones, so that they do not commit in the order in which they began.
      for (let pause = random() * 6; pause > 1; pause--)
        await here.kit.db.client.$queryRaw`SELECT 1`;
      await one.commit();
      said.push(id);
    }
  };
  const comeAndGo = async () => {
    for (let turn = 0; isWriting; turn++) await visit(turn % 2 === 0 ? here : there);
  };
  const visit = async (server: TestKit) => {
    const page = await openLivePage(server, { ...ada, since });
    since = await page.close();
    for (const id of page.ids()) heard.add(id);
    expect(page.messages.map(({ type }) => type)).not.toContain("resync");
  };
  const visiting = comeAndGo();
  await Promise.all(Array.from({ length: 8 }, write));
  isWriting = false;
  await visiting;
  await visit(here);
  expect(said).toHaveLength(200);
  expect(said.filter((id) => !heard.has(id))).toEqual([]);
});

test("another organisation's token tells nothing of it", async () => {
  const page = await openLivePage(here, ada);
  const since = await page.close();
  const mine = await say(ada.tenantId);
  const theirs = await say(bob.tenantId);
  const other = await openLivePage(here, { ...bob, since });
  expect(other.ids()).toEqual([theirs]);
  expect(other.ids()).not.toContain(mine);
  await other.close();
});

test("a token that is old, forged or none at all means reading everything again", async () => {
  const page = await openLivePage(here, ada);
  const token = await page.close();
  const [history = "", seconds = "", xmin = "", xmax = ""] = token.split(":");
  const aged = (hours: number) => `${history}:${Number(seconds) - hours * 3600}:${xmin}:${xmax}:`;
  const tokens = [
    "",
    "7",
    "' OR 1=1 --",
    "\u0000",
    aged(4),
    aged(-1),
    `000000000000:${seconds}:${xmin}:${xmax}:`,
    `${history}:${seconds}:${xmax}:${xmin}0:`, // of the future
    `${history}:${seconds}:9:8:`,
    `${history}:${seconds}:0:0:`,
    `${history}:${seconds}:1:9:0`,
    `${history}:${seconds}:1:9:10`,
    `${history}:${seconds}:1:9:1,`,
    `${history}:${seconds}:1:9999999999999999999:`,
    `${history}:${seconds}:1:99999999999999999999999999:`,
    `${token},${"1,".repeat(3_000)}1`,
  ];
  for (const since of tokens) {
    const back = await openLivePage(here, { ...ada, since });
    expect(back.messages.map(({ type }) => type)).toEqual(["resync"]);
    const id = await say(ada.tenantId);
    await back.until(id);
    await back.close();
  }
  const fresh = await openLivePage(here, { ...ada, since: aged(1) });
  expect(fresh.messages.map(({ type }) => type)).not.toContain("resync");
  await fresh.close();
});

test("a page that missed a thousand changes reads everything again", async () => {
  const since = await (await openLivePage(here, ada)).close();
  await here.kit.db.unit(ada.tenantId, async (tx) => {
    await tx.$executeRaw`
      SELECT announce_change('client', gen_random_uuid(), 'created') FROM generate_series(1, 1001)`;
  });
  const back = await openLivePage(here, { ...ada, since });
  expect(back.messages.map(({ type }) => type)).toEqual(["resync"]);
  await back.close();
});

test("after the database cut the line, pages are told what was announced meanwhile", async () => {
  const pages = [await openLivePage(here, ada), await openLivePage(there, ada)];
  const other = await openLivePage(here, bob);
  const before = await say(ada.tenantId);
  for (const page of pages) await page.until(before);

  const name = new URL(here.database.urls.owner).pathname.slice(1);
  const meanwhile = await asOwner(async (owner) => {
    // Nobody can connect: what is said now is said while nobody listens.
    await owner.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS false`);
    try {
      const { rowCount } = await owner.query(
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
         WHERE application_name = 'convene live' AND datname = $1`,
        [name],
      );
      expect(rowCount).toBe(3);
      return [await say(ada.tenantId), await say(bob.tenantId), await say(ada.tenantId)];
    } finally {
      await owner.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS true`);
    }
  }, "postgres");
  const [first = "", theirs = "", second = ""] = meanwhile;
  for (const page of pages) await page.until(second);
  await other.until(theirs);
  const after = await say(ada.tenantId);
  for (const page of pages) {
    await page.until(after);
    // The last that a page knew may come again: nothing has said yet that it was all of its transaction.
    expect(page.ids().filter((id) => id !== before)).toEqual([first, second, after]);
    expect(page.messages.filter(({ type }) => type === "resync")).toHaveLength(1);
    await page.close();
  }
  expect(other.ids()).toEqual([theirs]);
  await other.close();
});

test("what else is said on the channel is passed over", async () => {
  const page = await openLivePage(here, ada);
  const id = randomUUID();
  const change = { tenantId: ada.tenantId, subject: "client", id, change: "created" };
  const xid = "9000000000000000000";
  await asOwner(async (owner) => {
    const notify = (what: unknown) =>
      owner.query("SELECT pg_notify('convene', $1)", [JSON.stringify(what)]);
    await notify("no object");
    await notify({ ...change, subject: "weather", xid, position: null });
    await notify({ position: "nowhere" });
    await owner.query("NOTIFY convene, 'no JSON'");
    // One that is too long to say where it is.
    await notify({ ...change, xid, position: null });
  });
  const after = await say(ada.tenantId);
  await page.until(after);
  expect(page.ids()).toEqual([id, after]);
  await page.close();
});

test("a role that may not see something does not hear of it, live or later", async () => {
  const ivo = await addColleague(hiring, ada, { name: "Ivo", atsRole: "interviewer" });
  const boss = await openLivePage(hiring, ada);
  const page = await openLivePage(hiring, ivo);
  const since = page.token();
  const said = {
    offer: await say(ada.tenantId, { subject: "offer" }),
    request: await say(ada.tenantId, { subject: "request" }),
    client: await say(ada.tenantId, { subject: "client" }), // of the other product
    interview: await say(ada.tenantId, { subject: "interview" }),
  };
  await page.until(said.interview);
  expect(page.ids()).toEqual([said.interview]);
  await page.close();
  const back = await openLivePage(hiring, { ...ivo, since });
  expect(back.ids()).toEqual([said.interview]);
  await back.close();
  await boss.until(said.interview);
  expect(boss.ids()).toEqual([said.offer, said.request, said.interview]);
  await boss.close();
  await expect(openLivePage(here, ivo)).rejects.toThrow("403"); // no role in the other product
});

test("a role that is changed counts from that moment on; one that is taken away hangs up", async () => {
  const rae = await addColleague(hiring, ada, { name: "Rae", atsRole: "recruiter" });
  const boss = await openLivePage(hiring, ada);
  const page = await openLivePage(hiring, rae);
  const before = await say(ada.tenantId, { subject: "offer" });
  await page.until(before);
  const give = (atsRole: string | null) =>
    hiring.fetch(`/api/members/${rae.member.id}`, {
      method: "PATCH",
      cookie: ada.cookie,
      json: { atsRole, servicesRole: null },
    });

  expect((await give("interviewer")).status).toBe(200);
  await say(ada.tenantId, { subject: "offer" });
  const interview = await say(ada.tenantId, { subject: "interview" });
  await page.until(interview);
  expect(page.ids()).toEqual([before, rae.member.id, interview]);
  expect(page.messages.map(({ type }) => type)).toEqual([
    "resync",
    "changed",
    "resync", // what it shows was read with another role
    "changed",
    "changed",
  ]);

  expect((await give(null)).status).toBe(200);
  const last = await say(ada.tenantId, { subject: "interview" });
  expect(await page.closed).toBe(1008);
  expect(page.ids()).not.toContain(last);
  await boss.until(last);
  await boss.close();
});

test("a server that stops says so to its pages", async () => {
  const leaving = await startTestKit("services", { database: here.database });
  const page = await openLivePage(leaving, ada);
  await leaving.close();
  expect(await page.closed).toBe(1001);
});

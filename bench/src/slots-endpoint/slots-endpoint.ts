import autocannon from "autocannon";
import { addDays } from "date-fns";
import pg from "pg";
import { openBenchServer } from "../database/open-bench-server.ts";
import { median } from "../measure.ts";
import { printRow } from "../print-row.ts";
import { type SpawnedServer, spawnServer } from "../spawn-server.ts";
import {
  ASKED_AT,
  hostOf,
  ORGANISATIONS,
  seedReservations,
  serviceOf,
  slugOf,
} from "./seed-reservations.ts";
import type { ServeOrder } from "./serve.ts";

// node src/slots-endpoint/slots-endpoint.ts            some three minutes
// node src/slots-endpoint/slots-endpoint.ts --short    with fewer reservations and less patience, for CI

const DAYS = 30;
const CONNECTIONS = 8;
const isShort = process.argv.includes("--short");
const [few, many] = isShort ? [10_000, 100_000] : [10_000, 1_000_000];
const rounds = isShort ? 10 : 60;
/** How often autocannon looks whether all are answered; by default once a second. */
const ENDS_WITHIN_MS = 25;
/** Short turns: whatever slows the machine down for a second slows all of them. */
const requestsInTurn = 100;
/** Of how many organisations' answers one is compared. */
const comparedOneIn = isShort ? 10 : 1;

await using database = await openBenchServer();
const fewUrls = await seeded("few", few);
const manyUrls = await seeded("many", many);
await using floor = await serve({ urls: manyUrls, fromMemory: true });
await using onFew = await serve({ urls: fewUrls, fromMemory: false });
await using onMany = await serve({ urls: manyUrls, fromMemory: false });
const servers = [floor, onFew, onMany] as const;

const paths = Array.from({ length: ORGANISATIONS }, (_, index) => pathOf(index + 1));
const size = await compareAnswers();

const turns = servers.map((): Turn[] => []);
for (let round = 0; round <= rounds; round++) {
  for (const [index, server] of servers.entries()) {
    const turn = await takeTurn(server, (round * CONNECTIONS) % paths.length);
    // The first round is not counted: code is compiled and statements are planned in it.
    if (round > 0) turns[index]?.push(turn);
  }
}
const [held, fromFew, fromMany] = turns.map((taken) => ({
  milliseconds: median(taken.map(({ milliseconds }) => milliseconds)),
  processor: median(taken.map(({ processor }) => processor)),
}));
if (!held || !fromFew || !fromMany) throw new Error("Nothing was measured");

console.log(
  `The free times of one host in ${DAYS} days, some ${size} in an answer, asked over HTTP by ${CONNECTIONS} at once.`,
);
console.log("Medians of one alternating run, beside busy times held in memory.\n");
printRow([
  "reservations",
  "requests a second ÷ floor's",
  "target",
  "server's processor time ÷ floor's",
  "time ÷ first row's",
  "target",
]);
printRow(["---:", "---:", "---:", "---:", "---:", "---:"]);
for (const [reservations, taken] of [
  [few, fromFew],
  [many, fromMany],
] as const) {
  const isLast = taken === fromMany;
  printRow([
    reservations.toLocaleString("en"),
    (held.milliseconds / taken.milliseconds).toFixed(2),
    isLast ? "≥ 0.4" : "",
    (taken.processor / held.processor).toFixed(2),
    (taken.milliseconds / fromFew.milliseconds).toFixed(2),
    isLast ? "≤ 1.15" : "",
  ]);
}

function serve(order: ServeOrder): Promise<SpawnedServer> {
  return spawnServer(new URL("./serve.ts", import.meta.url), order);
}

/** The processor time that a server's process took so far, in milliseconds. */
async function processorMs(server: SpawnedServer): Promise<number> {
  return Number(await server.ask("processor"));
}

async function seeded(name: string, reservations: number) {
  const urls = await database.database(`slots-endpoint-${name}`);
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    await seedReservations(owner, reservations);
  } finally {
    await owner.end();
  }
  return urls;
}

function pathOf(organisation: number): string {
  const query = new URLSearchParams({
    serviceId: serviceOf(organisation),
    hostId: hostOf(organisation),
    from: ASKED_AT.toISOString(),
    to: addDays(ASKED_AT, DAYS).toISOString(),
  });
  return `/api/public/${slugOf(organisation)}/slots?${query}`;
}

/** All servers say the same to each question, or the run fails; how many slots it is in the middle. */
async function compareAnswers(): Promise<number> {
  const sizes: number[] = [];
  for (const path of paths.filter((_, index) => index % comparedOneIn === 0)) {
    const [first = "", ...others] = await Promise.all(servers.map((server) => ask(server, path)));
    if (others.some((other) => other !== first)) throw new Error(`The answers differ: ${path}`);
    sizes.push((JSON.parse(first) as { slots: unknown[] }).slots.length);
  }
  return median(sizes);
}

async function ask(server: SpawnedServer, path: string): Promise<string> {
  const answer = await fetch(server.url + path);
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${body}`);
  return body;
}

interface Turn {
  readonly milliseconds: number;
  /** Of the server's process, in milliseconds. */
  readonly processor: number;
}

async function takeTurn(server: SpawnedServer, first: number): Promise<Turn> {
  const requests = [...paths.slice(first), ...paths.slice(0, first)].map((path) => ({ path }));
  const processorBefore = await processorMs(server);
  const start = performance.now();
  let answeredAt = start;
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    amount: requestsInTurn,
    requests,
    sampleInt: ENDS_WITHIN_MS,
    // Not when it says that it is done: it looks only so often whether it is.
    setupClient: (client) =>
      client.on("response", () => {
        answeredAt = performance.now();
      }),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error("Some requests were refused");
  const processor = (await processorMs(server)) - processorBefore;
  return { milliseconds: answeredAt - start, processor };
}

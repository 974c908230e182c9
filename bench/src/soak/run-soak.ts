import { startGoogleStandIn } from "@convene/calendar/testing";
import { startResendStandIn } from "@convene/notifications/testing";
import { startStripeStandIn } from "@convene/services/stripe-stand-in";
import { choosePorts, originsOf, startAppProcesses } from "./app-processes.ts";
import { createAsker, type ServerFault } from "./ask.ts";
import { beCandidate } from "./candidate.ts";
import { checkAll } from "./check-all.ts";
import { type Choices, choices } from "./choices.ts";
import type { Client, Soak } from "./clients.ts";
import { startDatabaseUnderFire } from "./database-under-fire.ts";
import { DeedBook } from "./deeds.ts";
import { openMailboxes } from "./mailboxes.ts";
import { makeTrouble, type Trouble } from "./make-trouble.ts";
import { beOutsider } from "./outsider.ts";
import { beRecruiter } from "./recruiter.ts";
import type { SoakSettings } from "./settings.ts";
import { settle } from "./settle.ts";
import { beStaff } from "./staff.ts";
import { openStripeDesk } from "./stripe-desk.ts";
import { letTimePass } from "./time-passing.ts";
import { beVisitor } from "./visitor.ts";
import { writeWorld } from "./world.ts";

/** What came of a run. */
export interface SoakReport {
  /** What is not as it has to be; empty: nothing. */
  readonly wrong: readonly string[];
  /** What was done how often, by kind and outcome. */
  readonly counts: ReadonlyMap<string, number>;
  /** Requests by status; 0: no answer came. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Refusals by status, code and path. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Answers that a client had to wait for, milliseconds: the median, and 99 of 100. */
  readonly latency: { readonly median: number; readonly p99: number };
  /** Errors that the processes logged, and how often. */
  readonly errors: ReadonlyMap<string, number>;
  readonly lostCommits: number;
  readonly mails: number;
  readonly settledSeconds: number;
}

const ORGANISATIONS = 3;
const HANG_UPS = 0.02;
/** After the clients are to stop, what is begun is finished. */
const GRACE_MS = 45_000;

/** Of a hundred clients. */
const PARTS = [
  [beVisitor, 62],
  [beStaff, 16],
  [beRecruiter, 12],
  [beCandidate, 8],
  [beOutsider, 2],
] as const;

/** Lets clients loose on both apps, in real processes, and looks at what they leave behind. */
export async function runSoak(settings: SoakSettings): Promise<SoakReport> {
  const { log, seed } = settings;
  const isHard = settings.kills > 0;
  await using resend = await startResendStandIn();
  await using stripe = await startStripeStandIn();
  const google = await startGoogleStandIn();
  await using stack = new AsyncDisposableStack();
  stack.defer(() => google.stop());
  await using database = await startDatabaseUnderFire({ withProxy: isHard });
  const ports = await choosePorts(settings.servers);
  const origins = originsOf(ports);
  const env = {
    ...stripe.env,
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: "hello@soak.example",
    GOOGLE_CLIENT_ID: google.app.clientId,
    GOOGLE_CLIENT_SECRET: google.app.clientSecret,
    GOOGLE_BASE_URL: new URL(google.url).origin,
    PUBLIC_RATE_LIMIT: "1000000",
    SIGN_IN_RATE_LIMIT: "1000000",
  };
  const { urls } = database;
  const { servers, workers } = settings;
  await using processes = await startAppProcesses({ urls, servers, workers, ports, env });
  const organisations = await writeWorld({
    urls,
    origins,
    google,
    env,
    organisations: ORGANISATIONS,
  });
  log("The processes are up");

  const startedAt = new Date();
  const endsAtMs = startedAt.getTime() + settings.seconds * 1_000;
  const asker = createAsker({
    origins,
    hangUps: isHard ? HANG_UPS : 0,
    giveUpAtMs: () => endsAtMs + GRACE_MS,
  });
  const deeds = new DeedBook();
  const desk = openStripeDesk(stripe, choices(seed + 1), origins.services);
  stack.defer(() => desk.stop());
  const soak: Soak = {
    organisations,
    asker,
    deeds,
    mailboxes: openMailboxes(resend),
    stripe: desk,
    time: letTimePass(database.ownerUrl),
    appointments: [],
    interviews: [],
    candidates: [],
    requests: [],
    startedAt,
    isOn: () => Date.now() < endsAtMs,
  };
  const { isOn } = soak;
  const [troubles] = await Promise.all([
    makeTrouble({ settings, choices: choices(seed + 2), database, processes, isOn }),
    ...letLoose(soak, settings),
  ]);
  log(`The clients are done: ${asker.milliseconds.length} answers`);

  await soak.time.stop();
  desk.settleAll();
  const settlingAt = performance.now();
  const left = await settle({ urls, stripe: desk, log });
  const settledSeconds = Math.round((performance.now() - settlingAt) / 1_000);
  const wrong = [
    ...(left.length > 0 ? [`There is no end to it: ${left.join(", ")}`] : []),
    ...judgeFaults(asker.faults, troubles),
    ...processes.crashes,
    ...(await checkAll({
      ownerUrl: database.ownerUrl,
      stripe,
      resend,
      deeds,
      organisations,
    })),
  ];
  const sorted = asker.milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
  return {
    wrong,
    counts: deeds.counts,
    statuses: asker.statuses,
    refusals: asker.refusals,
    latency: { median: at(0.5), p99: at(0.99) },
    errors: processes.errors,
    lostCommits: database.proxy?.lostCommits() ?? 0,
    mails: resend.mails.length,
    settledSeconds,
  };
}

function letLoose(soak: Soak, { clients, seed }: SoakSettings): Promise<void>[] {
  const running: Promise<void>[] = [];
  for (const [be, share] of PARTS) {
    const count = Math.max(1, Math.round((clients * share) / 100));
    for (let number = 1; number <= count; number++) {
      running.push(
        be(clientOf(soak, `${be.name}-${number}`, choices(seed * 7_919 + running.length))),
      );
    }
  }
  return running;
}

function clientOf(soak: Soak, name: string, own: Choices): Client {
  let deeds = 0;
  return {
    soak,
    choices: own,
    name: name.toLowerCase(),
    nextMarker() {
      deeds += 1;
      return `${name}-${deeds}`.toLowerCase();
    },
  };
}

/** A server may say that its database is away while it is, and nothing else of that kind, ever. */
function judgeFaults(faults: readonly ServerFault[], troubles: readonly Trouble[]): string[] {
  const isExplained = ({ status, askedMs, answeredMs }: ServerFault) =>
    status === 503 &&
    troubles.some(({ fromMs, untilMs }) => askedMs <= untilMs && answeredMs >= fromMs);
  const unexplained = faults.filter((fault) => !isExplained(fault));
  const groups = Map.groupBy(
    unexplained,
    ({ status, code, what }) => `${status} ${code} to ${what}`,
  );
  return [...groups].map(
    ([what, all]) => `${all.length} times ${what}, as request ${all[0]?.requestId}`,
  );
}

import pg from "pg";
import { uuidv7 } from "uuidv7";
import {
  type ApiDescription,
  type ApiOperation,
  listOperations,
} from "../openapi/list-operations.ts";
import type { TestKit } from "../start-test-kit.ts";
import {
  type ExampleRequest,
  placesOf,
  type RequestParts,
  type RequestPlace,
  toRequest,
} from "./example-request.ts";
import { FOR_EVERYBODY, KIT_HARMLESS, KIT_OPEN, KIT_UNMISSED } from "./kit-operations.ts";
import { markersOf } from "./plant-markers.ts";
import { knownInWorld, linkOf, requestInWorld } from "./request-in-world.ts";
import type { KnownByName } from "./sample-of.ts";
import { type Change, watchChanges } from "./watch-changes.ts";

/** Rows of everything that an API can be asked for, by the names that its paths and bodies use. */
export type World = Readonly<Record<string, string>>;

/** An organisation, and who asks in it. */
export interface Organisation {
  readonly tenantId: string;
  /** Who may do everything. */
  readonly admin: string;
  /** Cookies of those who may do less, by their role. */
  readonly lower: Readonly<Record<string, string>>;
}

export interface Example extends RequestParts {
  /** The answer where it cannot be 2xx, and why. */
  readonly unreached?: readonly [status: number, why: string];
  /** What has to be so before it is asked. */
  readonly before?: () => Promise<unknown>;
  /** Puts right what it did to who asks. */
  readonly after?: () => Promise<unknown>;
}

export interface TenancyOptions {
  readonly app: TestKit;
  readonly own: Organisation;
  readonly other: Organisation;
  /** The cookie of somebody who belongs to no organisation. */
  readonly nobody: string;
  /** Writes rows of everything into an organisation. */
  readonly writeWorld: (organisation: Organisation) => Promise<World>;
  /** Further values for properties and parameters, e.g. aliases of the world's. */
  readonly known: (world: World) => KnownByName;
  /** What an operation's schema does not say, by its name. */
  readonly examples: Readonly<Record<string, (world: World) => Example | Promise<Example>>>;
  /** Signed links, by the name before `{token}`: what each is for, and of which row. */
  readonly links: Readonly<Record<string, readonly [purpose: string, subject: string]>>;
  /** The app's operations that work without a session, beside those of links. */
  readonly open: readonly RegExp[];
  /** Places whose ids are looked up by nobody, and answers that show what all may see: and why. */
  readonly harmless: Readonly<Record<string, string>>;
  /** Places whose ids may be of something that has gone and is not missed, and why. */
  readonly unmissed: Readonly<Record<string, string>>;
  readonly now: Date;
}

export interface TenancyReport {
  readonly findings: readonly string[];
  readonly operations: number;
  readonly calls: number;
  /** Operations that nobody reached, and were not named. */
  readonly places: number;
}

/** Words that are nobody's by chance. */
const WORDS = { own: "zqownzq", other: "zqotherzq" } as const;
const UUID = /^[0-9a-f-]{36}$/;
const DAY_MS = 86_400_000;

interface Asked {
  readonly what: string;
  /** Whose the id is. */
  readonly whose: "own" | "other";
  readonly cookie: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * Tries every operation that an app describes as it should be asked, and then as another tenant, with
 * another tenant's ids in each place, as lower roles, signed out, and with links that are not right.
 * What is refused has to look like what does not exist, change nothing and show nothing.
 */
export async function tryTenancy(options: TenancyOptions): Promise<TenancyReport> {
  const { app } = options;
  const description = listOperations(await (await app.fetch("/api/openapi.json")).json());
  const owner = new pg.Client({ connectionString: app.database.urls.owner });
  await owner.connect();
  try {
    return await new Trial(withKit(options), description, owner).run();
  } finally {
    await owner.end();
  }
}

/** With what is so of the operations that every app has from the kit. */
const withKit = (options: TenancyOptions): TenancyOptions => ({
  ...options,
  open: [...KIT_OPEN, ...options.open],
  harmless: { ...KIT_HARMLESS, ...options.harmless },
  unmissed: { ...KIT_UNMISSED, ...options.unmissed },
});

class Trial {
  readonly #options: TenancyOptions;
  readonly #description: ApiDescription;
  readonly #owner: pg.Client;
  readonly #findings: string[] = [];
  #changes: () => Promise<readonly Change[]> = async () => [];
  #plant: (tenantId: string, word: string) => Promise<void> = async () => {};
  #own: World = {};
  #other: World = {};
  #calls = 0;
  #places = 0;

  constructor(options: TenancyOptions, description: ApiDescription, owner: pg.Client) {
    this.#options = options;
    this.#description = description;
    this.#owner = owner;
  }

  async run(): Promise<TenancyReport> {
    this.#changes = await watchChanges(this.#owner);
    const markers = await markersOf(this.#owner);
    this.#plant = (tenantId, word) => markers.plant(tenantId, word);
    await this.#renew("own");
    await this.#renew("other");
    await this.#checkNames();
    for (const operation of this.#description.operations) {
      await this.#try(operation);
    }
    return {
      findings: this.#findings,
      operations: this.#description.operations.length,
      calls: this.#calls,
      places: this.#places,
    };
  }

  /** Rows anew, all of whose texts are marked. */
  async #renew(whose: "own" | "other"): Promise<void> {
    const organisation = this.#options[whose];
    const world = await this.#options.writeWorld(organisation);
    await this.#plant(organisation.tenantId, WORDS[whose]);
    if (whose === "own") this.#own = world;
    else this.#other = world;
    await this.#changes();
  }

  /** What is named for operations that are not there is a mistake, or out of date. */
  async #checkNames(): Promise<void> {
    const names = new Set(this.#description.operations.map(({ name }) => name));
    for (const name of [...Object.keys(this.#options.examples), ...FOR_EVERYBODY]) {
      if (!names.has(name)) this.#findings.push(`${name} is named, and is no operation`);
    }
  }

  async #try(operation: ApiOperation): Promise<void> {
    const { admin, lower } = this.#options.own;
    const token = operation.path.includes("{token}");
    const isOpen = token || this.#options.open.some((pattern) => pattern.test(operation.name));
    const example = await this.#options.examples[operation.name]?.(this.#own);
    await example?.before?.();
    await this.#changes();
    const request = await this.#requestOf(operation, this.#own, example);
    const places = placesOf(
      operation,
      this.#description.schemas,
      this.#knownOf(this.#own),
      request,
    );

    if (token) await this.#tryLinks(operation, request);
    if (!isOpen) {
      await this.#trySignedOut(operation, request);
      await this.#tryWithoutOrganisation(operation, request);
    }
    for (const place of places) {
      if (this.#isHarmless(operation, place)) continue;
      this.#places += 1;
      const theirs = this.#idFor(operation, place, this.#other);
      if (theirs === undefined) {
        this.#findings.push(
          `${operation.name}, ${place.path}: writeWorld or known must say what "${place.subject}" is`,
        );
        continue;
      }
      if (this.#isNamed(operation, place, this.#options.unmissed)) {
        await this.#tryUnmissed(operation, place.with(theirs), isOpen ? undefined : admin);
        continue;
      }
      const who = isOpen
        ? { "signed out": undefined }
        : { "the admin": admin, ...(isInPath(place) && lower) };
      for (const [role, cookie] of Object.entries(who)) {
        await this.#tryForeign(operation, place, theirs, role, cookie);
      }
    }
    if (!isOpen) await this.#tryFromElsewhere(operation, places);
    await this.#tryAsItShould(operation, request, example, isOpen ? undefined : admin);
    await example?.after?.();
    await this.#changes();
  }

  /** With what is another's: as with what nobody has. */
  async #tryForeign(
    operation: ApiOperation,
    place: RequestPlace,
    theirs: string,
    role: string,
    cookie: string | undefined,
  ): Promise<void> {
    const what = `${operation.name}, another's ${place.path}, by ${role}`;
    const answer = await this.#compare(operation, place, theirs, { what, whose: "other", cookie });
    if (isInPath(place) && isFine(answer)) {
      this.#findings.push(`${what}: ${answer.status}, as if it were there`);
    }
  }

  /** With another's id that is passed over: nothing is done to what it is of. */
  async #tryUnmissed(
    operation: ApiOperation,
    request: ExampleRequest,
    cookie: string | undefined,
  ): Promise<void> {
    const what = `${operation.name}, with another's id, which is passed over`;
    this.#expectSilent(what, await this.#ask(operation, request, cookie), "other", "");
    await this.#expectOwn(operation);
  }

  /** By another organisation's admin, with the ids of the first. */
  async #tryFromElsewhere(operation: ApiOperation, places: readonly RequestPlace[]): Promise<void> {
    const what = `${operation.name}, by the admin of another organisation`;
    for (const place of places.filter(isInPath)) {
      const id = this.#idFor(operation, place, this.#own);
      const isNamed = (named: Readonly<Record<string, string>>) =>
        this.#isNamed(operation, place, named);
      if (id === undefined || isNamed(this.#options.harmless)) continue;
      if (isNamed(this.#options.unmissed)) continue;
      const cookie = this.#options.other.admin;
      await this.#compare(operation, place, id, { what, whose: "own", cookie });
    }
  }

  /** Asks with an id of somebody's, and with one of nobody's: nobody can tell which is which. */
  async #compare(
    operation: ApiOperation,
    place: RequestPlace,
    id: string,
    { what, whose, cookie }: Asked,
  ): Promise<Answer> {
    const madeUp = uuidv7();
    const [answer, unknown] = await Promise.all([
      this.#ask(operation, place.with(id), cookie),
      this.#ask(operation, place.with(madeUp), cookie),
    ]);
    await this.#expectUnchanged(what, answer);
    this.#expectSilent(what, answer, whose, id);
    const [one, two] = [bare(answer, id), bare(unknown, madeUp)];
    if (one !== two) this.#findings.push(`${what}: ${one}; made up: ${two}`);
    return answer;
  }

  async #trySignedOut(operation: ApiOperation, request: ExampleRequest): Promise<void> {
    const forged = this.#options.own.admin.replace(/.{8}$/, "AAAAAAA%3D");
    for (const [how, cookie] of [
      ["signed out", undefined],
      ["with a forged session", forged],
    ] as const) {
      const what = `${operation.name}, ${how}`;
      const answer = await this.#ask(operation, request, cookie);
      await this.#expectUnchanged(what, answer);
      this.#expectSilent(what, answer, "own", "");
      if (answer.status !== 401) this.#findings.push(`${what}: ${answer.status}, not 401`);
    }
  }

  async #tryWithoutOrganisation(operation: ApiOperation, request: ExampleRequest): Promise<void> {
    if (FOR_EVERYBODY.includes(operation.name)) return;
    const what = `${operation.name}, without an organisation`;
    const answer = await this.#ask(operation, request, this.#options.nobody);
    await this.#expectUnchanged(what, answer);
    this.#expectSilent(what, answer, "own", "");
    if (answer.status !== 403) this.#findings.push(`${what}: ${answer.status}, not 403`);
  }

  async #tryLinks(operation: ApiOperation, request: ExampleRequest): Promise<void> {
    const { app, now, own, other, links } = this.#options;
    const [purpose, subject] = links[linkOf(operation)] ?? ["", ""];
    const right = {
      purpose,
      tenantId: own.tenantId,
      subjectId: this.#own[subject] ?? "",
      expiresAt: new Date(now.getTime() + DAY_MS),
    };
    const sign = (rest: Partial<typeof right> = {}) => app.kit.links.sign({ ...right, ...rest });
    const good = await sign();
    const [head = "", payload = "", signature = ""] = good.split("~");
    const swapped = (await sign({ tenantId: other.tenantId })).split("~")[1] ?? "";
    const others = Object.values(links).filter(([one]) => one !== purpose);
    const wrong = {
      "no link at all": "something",
      "a link whose end is changed": `${head}~${payload}~${changed(signature)}`,
      "a link with another's contents": `${head}~${swapped}~${signature}`,
      "a link without a signature": `${head}~${payload}~`,
      ...Object.fromEntries(
        await Promise.all(
          others.map(async ([one, its]) => [
            `a link for ${one}`,
            await sign({ purpose: one, subjectId: this.#own[its] ?? "" }),
          ]),
        ),
      ),
    };
    const answers = new Map<string, string>();
    for (const [how, token] of Object.entries(wrong)) {
      answers.set(how, await this.#askByLink(operation, request, how, String(token), 404));
    }
    if (new Set(answers.values()).size > 1) {
      this.#findings.push(`${operation.name}: links that are none differ: ${[...answers]}`);
    }
    const expired = await sign({ expiresAt: new Date(now.getTime() - 1000) });
    await this.#askByLink(operation, request, "an expired link", expired, 410);
    // Signed rightly, of a row that is not the tenant's: never made, and refused even so.
    const elsewhere = [
      await sign({ subjectId: uuidv7() }),
      await sign({ subjectId: this.#other[subject] ?? "" }),
      await sign({ tenantId: other.tenantId }),
      await sign({ tenantId: uuidv7() }),
    ];
    const seen = new Set<string>();
    for (const token of elsewhere) {
      seen.add(await this.#askByLink(operation, request, "another tenant's link", token, null));
    }
    if (seen.size > 1) {
      this.#findings.push(`${operation.name}: other tenants' links differ: ${[...seen]}`);
    }
  }

  async #askByLink(
    operation: ApiOperation,
    request: ExampleRequest,
    how: string,
    token: string,
    status: number | null,
  ): Promise<string> {
    const what = `${operation.name}, by ${how}`;
    const path = { ...request.path, token };
    const answer = await this.#ask(operation, { ...request, path }, undefined);
    await this.#expectUnchanged(what, answer);
    this.#expectSilent(what, answer, "own", "");
    this.#expectSilent(what, answer, "other", "");
    if (status === null ? isFine(answer) : answer.status !== status) {
      this.#findings.push(`${what}: ${answer.status}, not ${status ?? "refused"}`);
    }
    return bare(answer, token);
  }

  /** As it should be: it works, and touches nobody else's. */
  async #tryAsItShould(
    operation: ApiOperation,
    request: ExampleRequest,
    example: Example | undefined,
    cookie: string | undefined,
  ): Promise<void> {
    const answer = await this.#ask(operation, request, cookie);
    const expected = example?.unreached?.[0];
    if (expected === undefined ? !isFine(answer) : answer.status !== expected) {
      this.#findings.push(
        `${operation.name}, as it should be: ${answer.status} ${answer.text.slice(0, 300)}`,
      );
    }
    if (!(`${operation.name} answer` in this.#options.harmless)) {
      this.#expectSilent(`${operation.name}, as it should be`, answer, "other", "");
    }
    await this.#expectOwn(operation);
  }

  /** What was changed is not the other organisation's; what was, is written anew. */
  async #expectOwn(operation: ApiOperation): Promise<void> {
    const changes = await this.#changes();
    const { tenantId: others } = this.#options.other;
    const foreign = changes.filter(({ tenantId }) => tenantId === others);
    if (foreign.length > 0) {
      this.#findings.push(`${operation.name} changes another's: ${JSON.stringify(foreign)}`);
    }
    if (changes.length > 0) await this.#renew("own");
  }

  async #ask(
    operation: ApiOperation,
    example: ExampleRequest,
    cookie: string | undefined,
  ): Promise<Answer> {
    this.#calls += 1;
    const { path, init } = toRequest(operation, example);
    const answer = await this.#options.app.fetch(path, {
      ...init,
      redirect: "manual",
      ...(cookie !== undefined && { cookie }),
    });
    const text = `${await answer.text()}${answer.headers.get("location") ?? ""}`;
    if (answer.status >= 500 && !this.#options.harmless[`${operation.name} ${answer.status}`]) {
      this.#findings.push(`${operation.name}: ${answer.status} for ${path}`);
    }
    return { status: answer.status, text };
  }

  async #expectUnchanged(what: string, answer: Answer): Promise<void> {
    const changes = await this.#changes();
    if (changes.length === 0) return;
    const tables = changes.map((change) => change.what).join(", ");
    this.#findings.push(`${what}: ${answer.status}, and changed ${tables}`);
    await this.#renew("own");
  }

  /** Neither texts nor ids of an organisation, but what was asked for by its id. */
  #expectSilent(what: string, answer: Answer, whose: "own" | "other", asked: string): void {
    const ids = Object.values(whose === "own" ? this.#own : this.#other).filter((id) =>
      UUID.test(id),
    );
    const shown = [WORDS[whose], ...ids].filter(
      (one) => one !== asked && one !== "" && answer.text.includes(one),
    );
    if (shown.length > 0) {
      this.#findings.push(`${what}: ${answer.status} shows ${shown}: ${answer.text.slice(0, 200)}`);
    }
  }

  #isHarmless(operation: ApiOperation, place: RequestPlace): boolean {
    return this.#isNamed(operation, place, this.#options.harmless);
  }

  #isNamed(
    { name }: ApiOperation,
    { path }: RequestPlace,
    named: Readonly<Record<string, string>>,
  ) {
    return `${name} ${path}` in named || path in named;
  }

  /** What belongs into a place: said for the very place, or by its name. */
  #idFor({ name }: ApiOperation, place: RequestPlace, world: World): string | undefined {
    const known = this.#knownOf(world);
    const id = known[`${name} ${place.path}`] ?? known[place.subject];
    return typeof id === "string" ? id : undefined;
  }

  #knownOf(world: World): KnownByName {
    return knownInWorld(this.#options, world);
  }

  #requestOf(
    operation: ApiOperation,
    world: World,
    example: Example | undefined,
  ): Promise<ExampleRequest> {
    const { tenantId } = this.#options.own;
    return requestInWorld(this.#options, this.#description, operation, tenantId, world, example);
  }
}

const isInPath = ({ path }: RequestPlace) => path.startsWith("path.");

const isFine = ({ status }: Answer) => status >= 200 && status < 400;

/** The first letter of a signature is a whole one: changing it changes what it says. */
const changed = (signature: string) =>
  `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;

/** An answer without what differs from one request to the next. */
function bare({ status, text }: Answer, asked: string): string {
  return `${status} ${text
    .replaceAll(asked, "…")
    .replaceAll(encodeURIComponent(asked), "…")
    .replaceAll(/"requestId":"[^"]*"/g, "")}`;
}

import { z } from "zod";
import { findMember } from "../auth/find-signed-in.ts";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import type { Kit } from "../kit.ts";
import type { TestRequest } from "./start-test-kit.ts";

export interface SignUp {
  readonly name: string;
  /** By default made from the name: `ada@example.test`. */
  readonly email?: string;
  /** The name of the organisation that they set up. */
  readonly organisation?: string;
  /** Its zone; by default UTC. */
  readonly timeZone?: string;
}

export interface SignedUp {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  /** For the `cookie` header of further requests. */
  readonly cookie: string;
  /** Of the organisation that they set up or joined; empty without one. */
  readonly tenantId: string;
  /** @throws Error where they belong to no organisation */
  readonly member: SignedInMember;
}

const signUpAnswer = z.object({ user: z.object({ id: z.uuid() }) });
const setUpAnswer = z.object({ id: z.uuid() });

type Ask = (path: string, init?: TestRequest) => Promise<Response>;

/** Signs somebody up by the same requests that a page makes. */
export async function signUp(kit: Kit, ask: Ask, person: SignUp): Promise<SignedUp> {
  const email = person.email ?? `${person.name.toLowerCase().replaceAll(/\W+/g, ".")}@example.test`;
  const password = `password of ${person.name}`;
  const answer = await ask("/api/auth/sign-up/email", {
    json: { name: person.name, email, password },
  });
  if (!answer.ok) throw new Error(`Signing up failed: ${await answer.text()}`);
  const cookie = cookieOf(answer);
  const { user } = signUpAnswer.parse(await answer.json());
  const tenantId = person.organisation
    ? await setUp(ask, cookie, person.organisation, person.timeZone ?? "UTC")
    : "";
  const member = tenantId ? await findMember(kit, { id: user.id, tenantId }) : null;
  return {
    userId: user.id,
    email,
    password,
    cookie,
    tenantId,
    get member() {
      if (!member) throw new Error(`${person.name} belongs to no organisation`);
      return member;
    },
  };
}

/** The cookies that an answer sets, as they are sent back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function setUp(ask: Ask, cookie: string, name: string, timeZone: string): Promise<string> {
  const answer = await ask("/api/organisations", { cookie, json: { name, timeZone } });
  if (!answer.ok) throw new Error(`Setting up an organisation failed: ${await answer.text()}`);
  return setUpAnswer.parse(await answer.json()).id;
}

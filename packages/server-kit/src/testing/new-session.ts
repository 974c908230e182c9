import { z } from "zod";
import { readAnswer } from "./read-answer.ts";
import type { SignedUp } from "./sign-up.ts";
import type { TestKit } from "./start-test-kit.ts";

const sessionsAnswer = z.array(z.looseObject({ id: z.string() }));

/** Signs somebody in once more; @returns the session's id. */
export async function newSession(
  app: TestKit,
  { email, password, cookie }: Pick<SignedUp, "email" | "password" | "cookie">,
): Promise<string> {
  const sessions = () => readAnswer(sessionsAnswer, app.fetch("/api/me/sessions", { cookie }));
  const before = await sessions();
  await app.fetch("/api/auth/sign-in/email", { json: { email, password } });
  const made = (await sessions()).find(({ id }) => !before.some((one) => one.id === id));
  return made?.id ?? "";
}

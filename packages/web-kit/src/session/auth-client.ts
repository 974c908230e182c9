import { createAuthClient } from "better-auth/client";
import { ApiProblem, NoAnswerError } from "../api/api-problem.ts";

const client = createAuthClient({ basePath: "/api/auth" });

interface AuthAnswer {
  readonly error: {
    readonly status: number;
    readonly statusText: string;
    readonly code?: string | undefined;
    readonly message?: string | undefined;
  } | null;
}

/** Sign-in's refusals in the same shape as the API's own. */
async function accept(request: Promise<AuthAnswer>): Promise<void> {
  let answer: AuthAnswer;
  try {
    answer = await request;
  } catch (cause) {
    throw new NoAnswerError({ cause });
  }
  const { error } = answer;
  if (!error) return;
  throw new ApiProblem({
    status: error.status,
    code: error.code ?? `HTTP_${error.status}`,
    title: error.message ?? error.statusText,
  });
}

export function signIn(credentials: {
  readonly email: string;
  readonly password: string;
}): Promise<void> {
  return accept(client.signIn.email(credentials));
}

/** Makes an account and signs it in. */
export function signUp(account: {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}): Promise<void> {
  return accept(client.signUp.email(account));
}

export function signOut(): Promise<void> {
  return accept(client.signOut());
}

/** Sends a link to `/reset-password`, if the address has an account. */
export function requestPasswordReset(email: string): Promise<void> {
  return accept(client.requestPasswordReset({ email }));
}

export function resetPassword(token: string, newPassword: string): Promise<void> {
  return accept(client.resetPassword({ token, newPassword }));
}

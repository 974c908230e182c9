import { z } from "zod";
import type { SecretBox } from "../calendar-ports.ts";
import type { CalendarCredentials } from "../sync/credentials.ts";

const credentialsSchema = z.discriminatedUnion("provider", [
  z.object({
    provider: z.literal("google"),
    accessToken: z.string(),
    accessTokenExpiresAt: z.string(),
    refreshToken: z.string(),
    scopes: z.array(z.string()),
  }),
  z.object({
    provider: z.literal("outlook"),
    tokenCache: z.string(),
    accountId: z.string(),
    username: z.string(),
  }),
  z.object({
    provider: z.literal("caldav"),
    serverUrl: z.string(),
    username: z.string(),
    password: z.string(),
  }),
]);

/** Whose credentials they are: copied into another row they open nothing. */
export interface CredentialsOwner {
  readonly tenantId: string;
  /** Of the connection. */
  readonly id: string;
}

export async function sealCredentials(
  secrets: SecretBox,
  owner: CredentialsOwner,
  credentials: CalendarCredentials,
): Promise<string> {
  return await secrets.seal(purposeOf(owner), JSON.stringify(credentials));
}

/** @returns null where they cannot be read any more: their key is gone */
export async function openCredentials(
  secrets: SecretBox,
  owner: CredentialsOwner,
  sealed: string,
): Promise<CalendarCredentials | null> {
  const plain = await secrets.open(purposeOf(owner), sealed);
  return plain === null ? null : credentialsSchema.parse(JSON.parse(plain));
}

function purposeOf({ tenantId, id }: CredentialsOwner): string {
  return `calendar credentials ${tenantId}/${id}`;
}

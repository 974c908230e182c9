import { z } from "zod";
import { type Client, codeOf, keepDoing } from "./clients.ts";

/** What a candidate was asked. */
export interface AskedForTime {
  readonly token: string;
  /** The title of the interview. */
  readonly marker: string;
  readonly from: string;
  readonly to: string;
}

const slotsSchema = z.object({ slots: z.array(z.object({ start: z.string() })) });
const shownSchema = z.object({ start: z.string() });

/** Candidates, with nothing but the links that they are sent. */
export async function beCandidate(client: Client): Promise<void> {
  const { soak, choices } = client;
  await keepDoing(client, async () => {
    const request = soak.requests.shift();
    if (request) return await answer(client, request);
    const email = soak.candidates.shift();
    if (email) return await answerInvitation(client, email);
    await new Promise((resolve) => setTimeout(resolve, choices.whole(200, 800)));
  });
}

async function answer(client: Client, { token, from, to }: AskedForTime): Promise<void> {
  const { soak, choices } = client;
  const path = `/api/request-links/${token}`;
  const what = choices.weighted({ choose: 6, none: 1 });
  if (what === "none") return await post(client, "none of these", `${path}/none`, {});
  const query = new URLSearchParams({ from, to, timeZone: "UTC" });
  const found = await soak.asker.ask(choices, { product: "ats", path: `${path}/times?${query}` });
  const { slots } = slotsSchema.catch({ slots: [] }).parse(found?.body);
  if (slots.length === 0) return;
  const { start } = choices.among(slots.slice(0, 4));
  // Impatient people press a button twice.
  const presses = choices.chance(0.2) ? 2 : 1;
  await Promise.all(
    Array.from({ length: presses }, () =>
      post(client, "choose a time", `${path}/choose`, { start }),
    ),
  );
}

/** By the link in the mail, if it is there by now. */
async function answerInvitation(client: Client, email: string): Promise<void> {
  const { soak, choices } = client;
  const mail = soak.mailboxes.of(email).find(({ text }) => text?.includes("/interview/"));
  const token = /\/interview\/([\w.~-]+)/.exec(mail?.text ?? "")?.[1];
  if (!token) return void soak.candidates.push(email);
  const path = `/api/interview-links/${token}`;
  const what = choices.weighted({ confirm: 3, cancel: 1 });
  if (what === "cancel") return await post(client, "candidate cancels", `${path}/cancel`, {});
  const shown = await soak.asker.ask(choices, { product: "ats", path });
  const start = shownSchema.safeParse(shown?.body).data?.start;
  if (start) await post(client, "candidate confirms", `${path}/confirm`, { start });
}

async function post(client: Client, what: string, path: string, json: object): Promise<void> {
  const { soak, choices } = client;
  const reply = await soak.asker.ask(choices, { product: "ats", path, json });
  soak.deeds.count(`${what}: ${!reply ? "unknown" : reply.status < 400 ? "done" : codeOf(reply)}`);
}

import { addSeconds } from "date-fns";
import { expect, test } from "vitest";
import { createSignedLinks } from "./signed-links.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const SECRET = "a secret that is long enough to be one";
const TENANT = "01890000-0000-7000-8000-000000000001";
const SUBJECT = "01890000-0000-7000-8000-000000000002";

const links = createSignedLinks(SECRET, () => NOW);
const claims = { purpose: "appointment.manage", tenantId: TENANT, subjectId: SUBJECT };
const until = (seconds: number) => ({ ...claims, expiresAt: addSeconds(NOW, seconds) });

test("a link opens what it was signed for", async () => {
  const token = await links.sign(until(60));
  expect(token).toMatch(/^[\w~-]+$/);
  expect(await links.verify(token, "appointment.manage")).toEqual({
    ok: true,
    value: { tenantId: TENANT, subjectId: SUBJECT },
  });
});

test("it works until one second before its expiry, and says when it is too late", async () => {
  expect(await links.verify(await links.sign(until(1)), claims.purpose)).toMatchObject({
    ok: true,
  });
  expect(await links.verify(await links.sign(until(0)), claims.purpose)).toEqual({
    ok: false,
    error: { reason: "expired" },
  });
});

test("it opens nothing for another purpose", async () => {
  const token = await links.sign(until(60));
  expect(await links.verify(token, "interview.view")).toEqual({
    ok: false,
    error: { reason: "invalid" },
  });
});

test("any changed character makes it invalid", async () => {
  const token = await links.sign(until(60));
  for (let at = 0; at < token.length; at += 7) {
    const other = token[at] === "A" ? "B" : "A";
    const tampered = token.slice(0, at) + other + token.slice(at + 1);
    expect(await links.verify(tampered, claims.purpose)).toEqual({
      ok: false,
      error: { reason: "invalid" },
    });
  }
});

test("neither another secret nor an unsigned token opens anything", async () => {
  const other = createSignedLinks(`${SECRET}!`, () => NOW);
  const foreign = await other.sign(until(60));
  const [, payload] = (await links.sign(until(60))).split("~");
  const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}~${payload}~`;
  for (const token of [foreign, unsigned, "", "no.token.at-all", "no~token~at-all"]) {
    expect(await links.verify(token, claims.purpose)).toEqual({
      ok: false,
      error: { reason: "invalid" },
    });
  }
});

test("after the secret was changed, earlier links open what they did until theirs is forgotten", async () => {
  const earlier = await links.sign(until(60));
  const outlived = await links.sign(until(0));
  const rotated = createSignedLinks(`${SECRET} anew`, () => NOW, ["another one", SECRET]);
  expect(await rotated.verify(earlier, claims.purpose)).toMatchObject({ ok: true });
  expect(await rotated.verify(outlived, claims.purpose)).toMatchObject({
    error: { reason: "expired" },
  });
  expect(await rotated.verify(earlier, "interview.view")).toMatchObject({ ok: false });
  // What is signed now needs the new one, and the old one opens nothing any more once it is dropped.
  const anew = await rotated.sign(until(60));
  expect(await links.verify(anew, claims.purpose)).toMatchObject({ ok: false });
  const forgotten = createSignedLinks(`${SECRET} anew`, () => NOW);
  expect(await forgotten.verify(anew, claims.purpose)).toMatchObject({ ok: true });
  expect(await forgotten.verify(earlier, claims.purpose)).toMatchObject({ ok: false });
});

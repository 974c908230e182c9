import { expect, test } from "vitest";
import { readServerEnv } from "./env.ts";

const COMPLETE = {
  APP_DATABASE_URL: "postgresql://app@localhost/convene",
  AUTH_DATABASE_URL: "postgresql://auth@localhost/convene",
  SWEEP_DATABASE_URL: "postgresql://sweep@localhost/convene",
  QUEUE_DATABASE_URL: "postgres://queue@localhost/convene",
  CONVENE_SECRET: "0123456789abcdef0123456789abcdef",
};

test("what is left out has a default", () => {
  expect(readServerEnv(COMPLETE)).toMatchObject({
    HOST: "127.0.0.1",
    ATS_URL: "http://localhost:4000",
    SERVICES_URL: "http://localhost:4001",
    LOG_LEVEL: "info",
    TRUST_PROXY: false,
  });
});

test("the apps' URLs are reduced to origins, so that links can be put after them", () => {
  const env = readServerEnv({ ...COMPLETE, ATS_URL: "https://jobs.example.test/" });
  expect(env.ATS_URL).toBe("https://jobs.example.test");
});

test("every fault is named at once, without its value", () => {
  const read = () =>
    readServerEnv({ ...COMPLETE, CONVENE_SECRET: "too short", APP_DATABASE_URL: "mysql://x" });
  expect(read).toThrow(/CONVENE_SECRET.*at least 32/);
  expect(read).toThrow(/APP_DATABASE_URL/);
  expect(read).not.toThrow(/too short|mysql/);
});

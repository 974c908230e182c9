import { expect, test } from "vitest";
import { isPublicAddress, publicFetch } from "./public-fetch.ts";

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.255.255",
  "192.168.0.1",
  "169.254.169.254",
  "0.0.0.0",
  "::1",
  "fd00::1",
  "fe80::1",
  "::ffff:10.0.0.1",
])("%s is of our own network", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111"])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each(["https://127.0.0.1:1/", "https://localhost:1/", "https://[::1]:1/", "http://8.8.8.8/"])(
  "%s is not asked",
  async (url) => {
    await expect(publicFetch(url)).rejects.toThrow(/private|https/);
  },
);

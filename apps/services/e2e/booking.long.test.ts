import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DESKTOP, lookAt, type OpenPage, PHONE } from "@convene/server-kit/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

const TIMES = "ul[aria-label^='Free times'] button";

let services: RunningServices;
let course: string;
let fitting: string;
beforeAll(async () => {
  services = await openServices();
  [course, fitting] = await writeServices(services);
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

/** A course for four, and a service that asks questions. */
async function writeServices({ app, owner, mia }: RunningServices): Promise<[string, string]> {
  const { tenantId } = owner;
  const [courseId, fittingId] = [uuidv7(), uuidv7()];
  await app.kit.db.unit(tenantId, async (tx) => {
    await tx.tenant.update({
      where: { tenantId },
      data: { bookingIntro: "Please come five minutes early." },
    });
    await tx.service.createMany({
      data: [
        {
          tenantId,
          id: courseId,
          name: "Back class",
          category: "Classes",
          durationMinutes: 60,
          capacity: 4,
          position: 2,
        },
        {
          tenantId,
          id: fittingId,
          name: "Insole fitting",
          category: "Classes",
          location: "12 Harbour Street, room 2",
          durationMinutes: 30,
          position: 3,
          fields: [
            { id: "size", label: "Shoe size", kind: "number", required: true },
            {
              id: "shoes",
              label: "For which shoes?",
              kind: "choice",
              required: true,
              options: ["Everyday", "Sport"],
            },
            { id: "pain", label: "Where does it hurt?", kind: "longText", required: false },
            {
              id: "terms",
              label: "I know that insoles can’t be given back",
              kind: "checkbox",
              required: true,
            },
          ],
        },
      ],
    });
    await tx.serviceHost.createMany({
      data: [courseId, fittingId].map((serviceId) => ({ tenantId, serviceId, resourceId: mia })),
    });
  });
  return [courseId, fittingId];
}

type Locator = ReturnType<OpenPage["page"]["locator"]>;

const focused = ({ page }: Pick<OpenPage, "page">) =>
  page.evaluate<string>("document.activeElement?.textContent ?? ''");

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "dark" }],
  ["phone", { ...PHONE, colorScheme: "light" }],
] as const)("on a %s", (name, device) => {
  test("a service's questions are answered, each mistake is at its field, and nothing typed is lost", async () => {
    await using opened = await services.open(device);
    const { page } = opened;
    await page.goto("/harbour-health");
    await page.getByRole("button", { name: /^Insole fitting/ }).waitFor();
    await page.getByText("Please come five minutes early.").waitFor();
    await lookAt(opened, `booking-${name}-services`);
    await page.getByRole("button", { name: /^Insole fitting/ }).click();
    await page.locator(TIMES).first().waitFor();
    await lookAt(opened, `booking-${name}-times`);
    await page.locator(TIMES).last().click();
    await page.getByLabel("Shoe size").waitFor();
    expect(await focused(opened)).toBe("Your details");

    await page.getByLabel("Name").fill("Ana Costa");
    await page.getByRole("textbox", { name: "Email" }).fill(`ana-${name}@example.com`);
    await page.getByLabel("Shoe size").fill("large");
    await page.getByRole("button", { name: "Book the appointment" }).click();
    await page.getByText("Enter a number, such as 42.").waitFor();
    await page.getByText("Please choose one.").waitFor();
    await page.getByText("Please tick this to go on.").waitFor();
    await expect.poll(() => page.evaluate<string>("document.activeElement?.value")).toBe("large");
    await lookAt(opened, `booking-${name}-questions`);

    await page.getByRole("button", { name: "Another time" }).click();
    await page.locator(TIMES).last().click();
    await page.getByText(/Held for you/).waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Ana Costa");
    await page.getByLabel("Shoe size").fill("42,5");
    await page.getByLabel("For which shoes?").selectOption("Sport");
    await page.getByLabel(/can’t be given back/).check();
    await page.getByRole("button", { name: "Book the appointment" }).click();
    await page.getByText("You are booked").waitFor();
    await page.getByText("42.5").waitFor();
    expect(await page.getByRole("link", { name: "Map" }).getAttribute("href")).toContain(
      "12%20Harbour%20Street",
    );
    await lookAt(opened, `booking-${name}-booked`);
  });

  test("a place in a group is booked, and one fewer is left for the next", async () => {
    await using opened = await services.open(device);
    const { page } = opened;
    await page.goto(`/harbour-health?service=${course}`);
    const first = page.locator(TIMES).first();
    await first.filter({ hasText: /places left/ }).waitFor();
    const before = Number(/(\d+) places? left/.exec((await first.textContent()) ?? "")?.[1]);
    await lookAt(opened, `booking-${name}-group`);
    await first.click();
    await page.getByLabel("Name").fill("Gil Group");
    await page.getByRole("textbox", { name: "Email" }).fill(`gil-${name}@example.com`);
    await page.getByRole("button", { name: "Book the appointment" }).click();
    await page.getByText("Your place in a group").waitFor();
    await page.goto(`/harbour-health?service=${course}`);
    const left = before - 1;
    await first.filter({ hasText: `${left} place${left === 1 ? "" : "s"} left` }).waitFor();
  });
});

describe.each([
  ["desktop", { ...DESKTOP, colorScheme: "light" }],
  ["phone", { ...PHONE, colorScheme: "dark" }],
] as const)("by keyboard alone, on a %s", (name, device) => {
  test("everything is done, from the first page to the calendar", async () => {
    await using opened = await services.open(device);
    const { page } = opened;
    const press = (key: string) => page.keyboard.press(key);
    const tabTo = async (text: string | RegExp) => {
      for (let presses = 0; presses < 40; presses++) {
        await press("Tab");
        const here = await focused(opened);
        if (typeof text === "string" ? here.includes(text) : text.test(here)) return;
      }
      throw new Error(`Tab never came to ${text}`);
    };
    await page.goto("/harbour-health");
    await page.getByRole("button", { name: /^Physiotherapy follow-up/ }).waitFor();
    await tabTo("Physiotherapy follow-up");
    await lookAt(opened, `keyboard-${name}-services`);
    await press("Enter");
    await page.locator(TIMES).first().waitFor();
    expect(await focused(opened)).toContain("Physiotherapy follow-up");

    // The next month, where every day is free; then along its days and times.
    await tabTo(/^\d{1,2}$/);
    await press("PageDown");
    await expect.poll(() => focused(opened)).toBe("1");
    await press("ArrowDown");
    expect(await focused(opened)).toBe("8");
    await press("ArrowRight");
    expect(await focused(opened)).toBe("9");
    await press("Enter");
    await page.getByRole("heading", { name: /\b9 \w+ \d{4}$/ }).waitFor();
    await lookAt(opened, `keyboard-${name}-times`);
    await tabTo(/^\d\d:\d\d/);
    await press("End");
    const time = await focused(opened);
    await press("Enter");
    await page.getByText(new RegExp(`${time} –`)).waitFor();
    await expect.poll(() => focused(opened)).toBe("Your details");
    await lookAt(opened, `keyboard-${name}-details`);
    for (const text of ["Kim Keys", `kim.keys-${name}@example.com`]) {
      await press("Tab");
      await page.keyboard.type(text);
    }
    await press("Enter");
    await page.getByText("You are booked").waitFor();
    await tabTo("Google");
    await lookAt(opened, `keyboard-${name}-booked`);
  });
});

test("the page says whose it is before its code has run, in the language asked for", async () => {
  const answer = await services.app.fetch(`/harbour-health?service=${fitting}`, {
    headers: { "accept-language": "fr-CA,en;q=0.5" },
  });
  const text = await answer.text();
  expect(text).toContain('<html lang="fr">');
  expect(text).toContain("<title>Insole fitting · Harbour Health</title>");
  expect(text).toContain('<meta property="og:title"');
  expect(text).toContain(`<link rel="canonical" href="${services.app.url}/harbour-health">`);
  expect(text).not.toContain("noindex");
  expect(await (await services.app.fetch("/sign-in")).text()).toContain("noindex");

  await using opened = await services.open({ ...PHONE, locale: "fr-CA", colorScheme: "dark" });
  const { page } = opened;
  await page.route("**/*.js", () => {}); // never answered
  await page.goto("/harbour-health", { waitUntil: "commit" });
  await page.getByRole("heading", { name: "Réserver chez Harbour Health" }).waitFor();
  await page.getByText("Insole fitting").waitFor();
  await lookAt(opened, "booking-phone-before-code");
});

test("a page on another origin has the booking page in it, as high as it needs to be", async () => {
  await using site = await serveSite(
    `<script async src="${services.app.url}/embed.js" data-organisation="harbour-health"
      data-service="${services.assessment}" data-language="fr" data-colour="#b4532a"></script>`,
  );
  await using opened = await services.open(DESKTOP);
  const { page } = opened;
  await page.goto(site.url);
  const frame = page.frameLocator("iframe[title='Prendre rendez-vous']");
  await frame.locator("ul[aria-label^='Heures libres'] button").first().waitFor();
  expect(await frame.getByText("Insole fitting").count(), "one service only").toBe(0);
  const heightOf = async (element: Locator) => (await element.boundingBox())?.height ?? 0;
  const height = () => heightOf(page.locator("iframe"));
  const inside = () => heightOf(frame.locator("main"));
  await expect.poll(async () => Math.abs((await height()) - (await inside()))).toBeLessThan(1);
  const before = await height();
  await lookAt(opened, "booking-embedded");

  await frame.locator("ul[aria-label^='Heures libres'] button").last().click();
  await frame.getByLabel("Nom").fill("Fée Frame");
  await frame.getByRole("textbox", { name: "E-mail" }).fill("fee@example.com");
  await frame.getByRole("button", { name: "Réserver le rendez-vous" }).click();
  await frame.getByRole("heading", { name: "C’est réservé" }).waitFor();
  await expect.poll(async () => Math.abs((await height()) - (await inside()))).toBeLessThan(1);
  expect(await height()).not.toBe(before);
  expect(await page.context().cookies()).toEqual([]);
  // What another frame says is not believed.
  await page.evaluate("window.postMessage({ convene: 'height', height: 12 }, '*')");
  expect(await height()).toBeGreaterThan(100);
  await lookAt(opened, "booking-embedded-booked");

  // The page with the client's rights stays out of other sites' frames.
  const link = await frame.getByRole("link", { name: /Déplacer ou annuler/ }).getAttribute("href");
  const managed = await services.app.fetch(link ?? "");
  expect(managed.headers.get("x-frame-options")).toBe("DENY");
});

test("a plain frame on another origin does as well, on a phone", async () => {
  await using site = await serveSite(
    `<iframe src="${services.app.url}/embed/harbour-health" title="Book an appointment"
      style="width: 100%; height: 2000px; border: 0"></iframe>`,
  );
  await using opened = await services.open(PHONE);
  const { page } = opened;
  await page.goto(site.url);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: /^Physiotherapy follow-up/ }).click();
  await frame.locator(TIMES).last().click();
  await frame.getByLabel("Name").fill("Piet Plain");
  await frame.getByRole("textbox", { name: "Email" }).fill("piet@example.com");
  await frame.getByRole("button", { name: "Book the appointment" }).click();
  await frame.getByRole("heading", { name: "You are booked" }).waitFor();
  await lookAt(opened, "booking-framed-booked");
});

interface Site extends AsyncDisposable {
  readonly url: string;
}

/** Somebody else's page with this in it: another host, for which the app's cookies are a third party's. */
async function serveSite(content: string): Promise<Site> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>A site of its own</title><body><main>
      <h1>Our practice</h1><p>Book here:</p>${content}<p>The end.</p></main>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

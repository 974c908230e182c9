import { launchBrowser } from "@convene/checks/browser";
import type { Page } from "playwright-core";
import type { SignedUp } from "./sign-up.ts";
import type { TestKit } from "./start-test-kit.ts";

export interface Device {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: "light" | "dark";
  /** BCP 47; by default `en-GB`. */
  readonly locale?: string;
}

export const DESKTOP: Device = { width: 1280, height: 900 };
export const PHONE: Device = { width: 390, height: 844 };

/** A page in a browser of its own, closed at the end of the scope that holds it. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong inside the pages: uncaught errors, failures written to the console, and what the content policy refused. */
  readonly faults: readonly string[];
}

export interface TestBrowserOptions {
  /** IANA zone of whoever sits in front of it. */
  readonly timeZone: string;
  /** Where the pages' clock stands still; left out: it goes on. */
  readonly now?: Date;
}

export interface TestBrowser {
  /** Opens pages in a browser of their own; signed in where a member is named. */
  open(device: Device, member?: SignedUp): Promise<OpenPage>;
  close(): Promise<void>;
}

/** What a content policy refuses is a fault, also where a browser does not write it to the console. */
const TELL_VIOLATIONS = `document.addEventListener("securitypolicyviolation", (refused) =>
  console.error("Refused by " + refused.violatedDirective + ": " + refused.blockedURI + " of " + refused.sourceFile))`;

/** On a busy machine a page can take long; whatever takes longer than this is not coming. */
const LONGEST_WAIT_MS = 10_000;

/** Starts a browser whose relative addresses lead to an app's server. */
export async function openTestBrowser(
  { url }: Pick<TestKit, "url">,
  { timeZone, now }: TestBrowserOptions,
): Promise<TestBrowser> {
  const browser = await launchBrowser();
  return {
    async open({ width, height, colorScheme = "light", locale = "en-GB" }, member) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: { width, height },
        colorScheme,
        locale,
        timezoneId: timeZone,
        reducedMotion: "reduce",
      });
      const cookies = member?.cookie.split("; ").map((cookie) => {
        const [name = "", ...value] = cookie.split("=");
        return { name, value: value.join("="), url };
      });
      if (cookies) await context.addCookies(cookies);
      await context.addInitScript(TELL_VIOLATIONS);
      const page = await context.newPage();
      if (now) await page.clock.setFixedTime(now);
      page.setDefaultTimeout(LONGEST_WAIT_MS);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(message.text());
      });
      return { page, faults, [Symbol.asyncDispose]: () => context.close() };
    },
    close: () => browser.close(),
  };
}

import { launchBrowser } from "@convene/checks/browser";
import { expect, test } from "vitest";
import { startTestKit } from "../testing/index.ts";

test("the API's page shows the routes in a browser, under its own content policy", async () => {
  await using app = await startTestKit("services");
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    const foreign: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(app.url) && !request.url().startsWith("data:")) {
        foreign.push(request.url());
      }
    });
    await page.goto(`${app.url}/api/docs`);
    await page.getByText("/api/organisations/{id}/activate").waitFor();
    expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
  } finally {
    await browser.close();
  }
});

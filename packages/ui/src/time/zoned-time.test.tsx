import { expect, test } from "vitest";
import { renderPage } from "../testing/render-page.tsx";
import { TimeInZones, ZonedTime } from "./zoned-time.tsx";

const instant = new Date("2026-01-20T19:00:00Z");
const text = (element: Element) => element.textContent?.replaceAll(/\s+/g, " ").trim();

test("a time is shown in the zone told, with the instant for machines", () => {
  const { container } = renderPage(<ZonedTime instant={instant} timeZone="America/Toronto" />);
  const time = container.querySelector("time");
  expect(time?.textContent).toBe("14:00");
  expect(time?.dateTime).toBe("2026-01-20T19:00:00.000Z");
});

test("the zone is named where the viewer's clock shows another time", () => {
  const { container } = renderPage(
    <ZonedTime instant={instant} timeZone="Europe/London" viewerTimeZone="Europe/Berlin" />,
  );
  expect(text(container.querySelector("time") ?? container)).toBe("19:00 GMT");
});

test("the zone is not named where the viewer's clock shows the same", () => {
  const { container } = renderPage(
    <ZonedTime instant={instant} timeZone="Europe/Paris" viewerTimeZone="Europe/Berlin" />,
  );
  expect(text(container.querySelector("time") ?? container)).toBe("20:00");
});

test("12 or 24 hours by locale", () => {
  const { container } = renderPage(
    <ZonedTime instant={instant} timeZone="America/Toronto" />,
    "en-US",
  );
  expect(text(container.querySelector("time") ?? container)).toBe("2:00 PM");
});

test("both parties' times stand side by side, with the date where it is another one", () => {
  const { container } = renderPage(
    <TimeInZones
      instant={instant}
      timeZones={["America/Toronto", "Europe/Berlin", "Asia/Tokyo"]}
    />,
  );
  const times = [...container.querySelectorAll("time")].map(text);
  expect(times).toEqual(["14:00", "20:00", "Wed 21 Jan, 04:00"]);
  expect(container.textContent).toMatch(/Toronto.*Berlin.*Tokyo/);
});

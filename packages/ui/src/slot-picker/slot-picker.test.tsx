import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderPage } from "../testing/render-page.tsx";
import { SlotPicker, type SlotPickerProps } from "./slot-picker.tsx";

const at = (iso: string) => new Date(iso);

function show(props: Partial<SlotPickerProps> = {}, locale?: string) {
  const told = { onMonth: vi.fn(), onDay: vi.fn(), onPick: vi.fn(), onRetry: vi.fn() };
  renderPage(
    <SlotPicker
      starts={[
        at("2026-03-10T13:00:00Z"),
        at("2026-03-10T17:00:00Z"),
        at("2026-03-10T22:00:00Z"),
        at("2026-03-12T13:00:00Z"),
      ]}
      timeZone="America/Toronto"
      now={at("2026-03-05T15:00:00Z")}
      month="2026-03"
      day={null}
      {...told}
      {...props}
    />,
    locale,
  );
  return told;
}

test("days say how many times they have, and only those with times can be chosen", () => {
  const { onDay } = show();
  const free = screen.getByRole("button", { name: /^Tuesday,? 10 March 2026: 3 free times$/ });
  const none = screen.getByRole<HTMLButtonElement>("button", {
    name: /^Wednesday,? 11 March 2026: no free times$/,
  });
  expect(none.disabled).toBe(true);
  fireEvent.click(free);
  expect(onDay).toHaveBeenCalledExactlyOnceWith("2026-03-10");
});

test("the times of a day are listed by part of the day, with the zone in the list's name", () => {
  const { onPick } = show({ day: "2026-03-10" });
  const afternoon = screen.getByRole("list", { name: "Free times, Afternoon (Toronto time)" });
  fireEvent.click(within(afternoon).getByRole("button", { name: "13:00" }));
  expect(onPick).toHaveBeenCalledExactlyOnceWith(at("2026-03-10T17:00:00Z"));
});

test("arrow keys, Home and End go from time to time across the parts of the day", () => {
  show({ day: "2026-03-10" });
  const press = (key: string) => {
    if (document.activeElement) fireEvent.keyDown(document.activeElement, { key });
    return document.activeElement?.textContent;
  };
  screen.getByRole("button", { name: "09:00" }).focus();
  expect(press("ArrowDown")).toBe("13:00");
  expect(press("End")).toBe("18:00");
  expect(press("ArrowRight")).toBe("18:00");
  expect(press("ArrowLeft")).toBe("13:00");
  expect(press("Home")).toBe("09:00");
});

test("without a day the first free time of the month is offered", () => {
  const { onDay, onMonth } = show();
  fireEvent.click(screen.getByRole("button", { name: "Next free: Tue 10 Mar, 09:00" }));
  expect(onDay).toHaveBeenCalledExactlyOnceWith("2026-03-10");
  expect(onMonth).not.toHaveBeenCalled();
});

test("a day that has become empty offers the next one with times, not an earlier one", () => {
  show({ day: "2026-03-11" });
  expect(screen.getByRole("button", { name: "Next free: Thu 12 Mar, 09:00" })).toBeDefined();
});

test("an empty month offers the next free time and turns to its month", () => {
  const { onDay, onMonth } = show({
    starts: [],
    month: "2026-04",
    nextFree: at("2026-05-04T13:00:00Z"),
  });
  fireEvent.click(screen.getByRole("button", { name: "Next free: Mon 4 May, 09:00" }));
  expect(onMonth).toHaveBeenCalledExactlyOnceWith("2026-05");
  expect(onDay).toHaveBeenCalledExactlyOnceWith("2026-05-04");
});

test("an empty month with nothing later says so", () => {
  show({ starts: [], month: "2026-04" });
  expect(screen.getByText("Nothing is free in April 2026")).toBeDefined();
  expect(screen.getByText("No later time can be booked yet either.")).toBeDefined();
});

test("an hour that comes twice when the clocks go back is told apart by its zone name", () => {
  show({
    starts: [at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"), at("2026-10-25T02:30:00Z")],
    timeZone: "Europe/London",
    month: "2026-10",
    day: "2026-10-25",
  });
  const names = screen
    .getAllByRole("button")
    .map(({ textContent }) => textContent)
    .filter((text) => text?.includes(":30"));
  expect(names).toEqual(["01:30 BST", "01:30 GMT", "02:30"]);
});

test("a failure can be tried again", () => {
  const { onRetry } = show({ state: "failed" });
  fireEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Try again" }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test("French pages are French", () => {
  show({ day: "2026-03-10" }, "fr");
  expect(screen.getByRole("list", { name: /^Heures libres, Matin/ })).toBeDefined();
});

test("while loading, no day can be chosen and the search is announced", () => {
  show({ state: "loading" });
  expect(screen.getByRole("status", { name: "Looking for free times" })).toBeDefined();
  const day = screen.getByRole<HTMLButtonElement>("button", { name: /^Tuesday,? 10 March 2026/ });
  expect(day.disabled).toBe(true);
});

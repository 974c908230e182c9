import { expect, test } from "vitest";
import type { Board } from "./board-query.ts";
import { moveCard } from "./move-card.ts";

const NOW = new Date("2026-03-02T13:00:00.000Z");
const card = (id: string, stageId: string, day: string) => ({
  id,
  stageId,
  stageSince: `2026-02-${day}T09:00:00.000Z`,
  createdAt: "2026-02-01T09:00:00.000Z",
  source: null,
  candidateName: id,
  nextInterview: null,
  decisions: [],
});
const board: Board = {
  job: {
    id: "job",
    title: "Engineer",
    department: null,
    location: null,
    status: "open",
    publishedAt: null,
  },
  columns: [
    { id: "a", name: "Applied", count: 2, oldestSince: "2026-02-10T09:00:00.000Z" },
    { id: "b", name: "Screening", count: 0, oldestSince: null },
  ],
  cards: [card("dana", "a", "10"), card("emil", "a", "12")],
  counts: { active: 2, hired: 0, rejected: 0, withdrawn: 0 },
};

test("a card that is moved is the last in its stage, and the ages follow", () => {
  const moved = moveCard(board, { id: "dana", from: "a", to: "b" }, NOW);
  expect(moved.cards.map(({ id, stageId }) => [id, stageId])).toEqual([
    ["emil", "a"],
    ["dana", "b"],
  ]);
  expect(moved.columns).toEqual([
    { id: "a", name: "Applied", count: 1, oldestSince: "2026-02-12T09:00:00.000Z" },
    { id: "b", name: "Screening", count: 1, oldestSince: NOW.toISOString() },
  ]);
});

test("a card that is elsewhere by now, or stays, changes nothing", () => {
  expect(moveCard(board, { id: "dana", from: "b", to: "a" }, NOW)).toBe(board);
  expect(moveCard(board, { id: "dana", from: "a", to: "a" }, NOW)).toBe(board);
  expect(moveCard(board, { id: "nobody", from: "a", to: "b" }, NOW)).toBe(board);
});

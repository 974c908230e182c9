import { useState } from "react";
import {
  AvailabilityGrid,
  type AvailabilityRow,
  addDays,
  type CommonSlot,
  PageHeader,
} from "../src/index.ts";
import { at, berlin, toronto } from "./demo.ts";
import { StaffFrame } from "./staff-frame.tsx";

const days = [0, 1, 2, 3, 4].map((offset) => addDays("2026-03-09", offset));

const rows: readonly AvailabilityRow[] = [
  {
    id: "ana",
    name: "Ana Duarte",
    detail: "Lead",
    timeZone: toronto,
    free: days.flatMap((day, index) => [
      { start: at(day, 9), end: at(day, 11 + (index % 2)) },
      { start: at(day, 13), end: at(day, 17) },
    ]),
  },
  {
    id: "jonas",
    name: "Jonas Weber",
    detail: "Technical · 3 this week",
    timeZone: berlin,
    free: days.map((day) => ({ start: at(day, 9, berlin), end: at(day, 17, berlin) })),
  },
  {
    id: "room",
    name: "Room Ontario",
    timeZone: toronto,
    free: days.slice(1).map((day) => ({ start: at(day, 8), end: at(day, 20) })),
  },
];

const slots: readonly CommonSlot[] = days.slice(1).flatMap((day) =>
  [9, 9.5, 10].map((hour) => ({
    start: at(day, hour),
    end: at(day, hour + 0.5),
    rowIds: ["ana", "jonas", "room"],
  })),
);

export function AvailabilityPage() {
  const [chosen, setChosen] = useState<Date | null>(null);
  return (
    <StaffFrame active="availability">
      <PageHeader
        title="Schedule the technical interview"
        description="Priya Nair · Backend engineer"
        parents={[
          { label: "Candidates", href: "?page=parts" },
          { label: "Priya Nair", href: "?page=parts" },
        ]}
      />
      <AvailabilityGrid
        rows={rows}
        slots={slots}
        days={days}
        timeZone={toronto}
        chosen={chosen}
        onChoose={({ start }) => setChosen(start)}
      />
    </StaffFrame>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import {
  CALENDAR_VIEWS,
  type CalendarEvent,
  type CalendarView,
  EventDetails,
  PageHeader,
  StatusBadge,
  useIsNarrow,
  WeekCalendar,
} from "../src/index.ts";
import { berlin, demoEvents, demoPeople, now, today, toronto } from "./demo.ts";
import { StaffFrame } from "./staff-frame.tsx";

declare global {
  interface Window {
    /** What the calendar told, for the browser test. */
    told?: string[];
  }
}

function tell(text: string) {
  window.told = [...(window.told ?? []), text];
}

export function CalendarPage() {
  const asked = new URLSearchParams(location.search);
  const phone = useIsNarrow();
  const [events, setEvents] = useState<readonly CalendarEvent[]>(demoEvents);
  const [day, setDay] = useState(asked.get("day") ?? today);
  const [chosen, setChosen] = useState<CalendarView>();
  const [openId, setOpenId] = useState<string>();
  const wanted = CALENDAR_VIEWS.find((one) => one === asked.get("view"));
  const view = chosen ?? wanted ?? (phone ? "day" : "week");
  const open = events.find(({ id }) => id === openId);
  const timeZone = asked.get("zone") ?? toronto;

  return (
    <StaffFrame active="calendar">
      <PageHeader title="Calendar" actions={<Button>Book</Button>} />
      <WeekCalendar
        events={events}
        timeZone={timeZone}
        viewerTimeZone={berlin}
        now={now}
        day={day}
        view={view}
        views={CALENDAR_VIEWS}
        people={demoPeople}
        onDay={setDay}
        onView={setChosen}
        openHours={[{ daysOfWeek: [1, 2, 3, 4, 5], startTime: "09:00", endTime: "18:00" }]}
        onSelect={(start, end, person) =>
          tell(["select", start.toISOString(), end.toISOString(), person].filter(Boolean).join(" "))
        }
        onEvent={setOpenId}
        onMove={async (id, start, end, person) => {
          tell(
            ["move", id, start.toISOString(), end.toISOString(), person].filter(Boolean).join(" "),
          );
          if (id === "3") {
            return { ok: false, message: "Leaves 5 minutes before the next one; 15 are required." };
          }
          setEvents((all) =>
            all.map((event) => (event.id === id ? { ...event, start, end } : event)),
          );
          return { ok: true };
        }}
      />
      {open && (
        <EventDetails
          opened
          onClose={() => setOpenId(undefined)}
          title={open.title}
          start={open.start}
          end={open.end}
          timeZone={timeZone}
          viewerTimeZone={berlin}
          status={<StatusBadge status="confirmed" />}
          details={[
            { label: "With", value: "Ana Duarte" },
            { label: "Where", value: "120 Queen Street West" },
          ]}
          actions={
            <>
              <Button>Move</Button>
              <Button variant="default">Cancel the appointment</Button>
            </>
          }
        />
      )}
    </StaffFrame>
  );
}

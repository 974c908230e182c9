import { useRef, useState } from "react";
import type { ConfirmDialogProps } from "../dialogs/confirm-dialog.tsx";
import type { MoveAnswer, WeekCalendarProps } from "./week-calendar.tsx";

/** What an API tells of an event that can be moved; ISO 8601. */
interface MovableEvent {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

export interface MoveQuestionOptions<Event> {
  /** Those that can be dragged. */
  readonly events: readonly Event[];
  /** Moves it, or says why not. */
  readonly move: (event: Event, start: Date, change: AskedChange) => Promise<MoveAnswer>;
  /**
   * Why an event stays where it is before anything is asked; without `fixedLength` it may change its
   * length.
   */
  readonly refusals: { readonly notThere: string; readonly fixedLength?: string };
}

/** Where an event was dragged to. */
export interface AskedChange {
  readonly start: Date;
  readonly end: Date;
  /** In whose column it was put; undefined where people are not beside each other. */
  readonly personId: string | undefined;
}

export interface MoveQuestion<Event> {
  /** For the calendar. */
  readonly onMove: NonNullable<WeekCalendarProps["onMove"]>;
  /** What is asked about; stays while the dialog closes. */
  readonly asked: (AskedChange & { readonly event: Event }) | undefined;
  /** For the dialog that asks "Move it there?". */
  readonly dialog: Pick<ConfirmDialogProps, "opened" | "onConfirm" | "onClose">;
}

interface Asked<Event> extends AskedChange {
  readonly event: Event;
  readonly answer: (answer: MoveAnswer) => void;
}

/** A drag in the calendar changes an event only after a question. */
export function useMoveQuestion<Event extends MovableEvent>({
  events,
  move,
  refusals,
}: MoveQuestionOptions<Event>): MoveQuestion<Event> {
  const [asked, setAsked] = useState<Asked<Event>>();
  const [opened, setOpened] = useState(false);
  const settled = useRef(false);
  const settle = (answer: MoveAnswer) => {
    if (!settled.current) asked?.answer(answer);
    settled.current = true;
  };
  return {
    asked,
    async onMove(id, start, end, personId) {
      const event = events.find((one) => one.id === id);
      if (!event) return { ok: false, message: refusals.notThere };
      const length = Date.parse(event.end) - Date.parse(event.start);
      if (refusals.fixedLength !== undefined && end.getTime() - start.getTime() !== length) {
        return { ok: false, message: refusals.fixedLength };
      }
      return new Promise((answer) => {
        settled.current = false;
        setAsked({ event, start, end, personId, answer });
        setOpened(true);
      });
    },
    dialog: {
      opened,
      async onConfirm() {
        if (asked) settle(await move(asked.event, asked.start, asked));
        return undefined;
      },
      onClose() {
        setOpened(false);
        settle({ ok: false, message: "" });
      },
    },
  };
}

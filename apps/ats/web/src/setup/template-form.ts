import type { RoomProvider } from "@convene/web-kit";
import type { UseFormReturnType } from "@mantine/form";
import type { InterviewKind, InterviewTemplate } from "../api.ts";

interface SeatValues {
  readonly key: string;
  readonly name: string;
  /** `person <id>` or `pool <id>`; empty: nobody yet. */
  readonly filledBy: string;
}

interface QuestionValues {
  readonly id: string;
  readonly text: string;
  readonly hint: string;
}

interface CriterionValues {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly weight: number;
}

/** A template as its form has it: hours where people think in hours. */
export interface TemplateValues {
  readonly name: string;
  readonly kind: InterviewKind;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly room: RoomProvider | "none";
  readonly location: string;
  readonly roomIds: readonly string[];
  readonly briefing: string;
  readonly instructions: string;
  readonly seats: readonly SeatValues[];
  readonly questions: readonly QuestionValues[];
  readonly criteria: readonly CriterionValues[];
  readonly replaceNoticeHours: number;
  readonly replaceLimit: number;
  readonly changeNoticeHours: number;
  readonly rescheduleLimit: number;
  readonly active: boolean;
}

/** What each part of the template editor is given. */
export interface TemplateFormPart {
  readonly form: UseFormReturnType<TemplateValues>;
}

export function toTemplateValues(template: InterviewTemplate | undefined): TemplateValues {
  if (!template) return NEW_TEMPLATE;
  return {
    name: template.name,
    kind: template.kind,
    durationMinutes: template.durationMinutes,
    bufferBeforeMinutes: template.bufferBeforeMinutes,
    bufferAfterMinutes: template.bufferAfterMinutes,
    room: template.roomProvider ?? "none",
    location: template.location ?? "",
    roomIds: template.roomIds,
    briefing: template.briefing ?? "",
    instructions: template.instructions ?? "",
    seats: template.seats.map(({ name, resourceId, poolId }) => ({
      key: crypto.randomUUID(),
      name,
      filledBy: resourceId === null ? `pool ${poolId}` : `person ${resourceId}`,
    })),
    questions: template.questions.map(({ id, text, hint }) => ({ id, text, hint: hint ?? "" })),
    criteria: template.criteria.map((one) => ({ ...one, description: one.description ?? "" })),
    replaceNoticeHours: template.replaceNoticeMinutes / 60,
    replaceLimit: template.replaceLimit,
    changeNoticeHours: template.changeNoticeMinutes / 60,
    rescheduleLimit: template.rescheduleLimit,
    active: template.active,
  };
}

/** What is sent of it. */
export function toTemplateInput({
  room,
  replaceNoticeHours,
  changeNoticeHours,
  seats,
  ...values
}: TemplateValues) {
  return {
    ...values,
    roomProvider: room === "none" ? null : room,
    roomIds: [...values.roomIds],
    seats: seats.map(({ name, filledBy }) => {
      const [kind, id = null] = filledBy.split(" ");
      return {
        name,
        resourceId: kind === "person" ? id : null,
        poolId: kind === "pool" ? id : null,
      };
    }),
    questions: values.questions.map((question) => ({ ...question })),
    criteria: values.criteria.map((criterion) => ({ ...criterion })),
    replaceNoticeMinutes: Math.round(replaceNoticeHours * 60),
    changeNoticeMinutes: Math.round(changeNoticeHours * 60),
  };
}

/** What does not fit together, by the form's fields: a key of the setup texts under `wrong`. */
export function checkTemplate(values: TemplateValues): Readonly<Record<string, TemplateFault>> {
  const faults: Record<string, TemplateFault> = {};
  if (values.name.trim() === "") faults.name = "name";
  for (const [index, { name, filledBy }] of values.seats.entries()) {
    if (name.trim() === "") faults[`seats.${index}.name`] = "seatName";
    if (filledBy === "") faults[`seats.${index}.filledBy`] = "seatFilled";
    const isTwice =
      filledBy.startsWith("person ") &&
      values.seats.findIndex((seat) => seat.filledBy === filledBy) < index;
    if (isTwice) faults[`seats.${index}.filledBy`] = "seatTwice";
  }
  for (const [index, { text }] of values.questions.entries()) {
    if (text.trim() === "") faults[`questions.${index}.text`] = "question";
  }
  for (const [index, { name }] of values.criteria.entries()) {
    if (name.trim() === "") faults[`criteria.${index}.name`] = "criterion";
  }
  return faults;
}

type TemplateFault = "name" | "seatName" | "seatFilled" | "seatTwice" | "question" | "criterion";

const NEW_TEMPLATE: TemplateValues = {
  name: "",
  kind: "video",
  durationMinutes: 45,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  room: "jitsi",
  location: "",
  roomIds: [],
  briefing: "",
  instructions: "",
  seats: [{ key: "first", name: "", filledBy: "" }],
  questions: [],
  criteria: [],
  replaceNoticeHours: 48,
  replaceLimit: 3,
  changeNoticeHours: 24,
  rescheduleLimit: 2,
  active: true,
};

import type { InterviewKind, InterviewTemplate } from "../api.ts";
import { type PanelWish, seatInput } from "../queries.ts";

interface AskedInterview {
  readonly of: PanelWish;
  readonly kind: InterviewKind;
  readonly template: InterviewTemplate | undefined;
  /** Where no template names it. */
  readonly title: string;
}

/** The interview that is put together on the scheduling page, as a candidate is asked for its time. */
export function askedInterview({ of, kind, template, title }: AskedInterview) {
  const { seats, roomIds, ...times } = of;
  return {
    ...times,
    kind,
    seats: seats.map(seatInput),
    roomIds: [...roomIds],
    ...(template ? { templateId: template.id } : { title }),
  };
}

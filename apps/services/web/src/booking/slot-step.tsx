import { groupByDate, localDate, SlotPicker, useNow, ZoneField } from "@convene/ui";
import { browserTimeZone } from "@convene/web-kit";
import { Stack, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import type { SlotRefusal } from "../slot-refusal-of.ts";
import { slotsQuery } from "./slots-query.ts";
import { TakenNotice } from "./taken-notice.tsx";
import { useBookingAddress } from "./use-booking-address.ts";

interface SlotStepProps {
  readonly slug: string;
  readonly service: Service;
  /** Left out: anyone. */
  readonly host: Service["hosts"][number] | undefined;
  readonly timeZone: string;
  readonly organisationZone: string;
  readonly holdId: string | undefined;
  readonly refusal: SlotRefusal | undefined;
  readonly onPick: (start: Date) => void;
  /** Below the times, for whom none of them suits; it is told whether there are any. */
  readonly belowTimes?: ((hasTimes: boolean) => ReactNode) | undefined;
}

/** Month, day and time; all of them in the address. */
export function SlotStep({
  slug,
  service,
  host,
  timeZone,
  organisationZone,
  holdId,
  refusal,
  onPick,
  belowTimes,
}: SlotStepProps) {
  const { t } = useTranslation("services");
  const { search, change } = useBookingAddress();
  const now = useNow();
  const asked = search.month ?? search.day?.slice(0, 7);
  const thisMonth = localDate(now, timeZone).slice(0, 7);
  const question = { slug, serviceId: service.id, hostId: host?.id, timeZone, holdId };
  const first = useQuery({ ...slotsQuery({ ...question, month: asked ?? thisMonth }) });

  // Who has asked for no month in particular is shown the first one that has times.
  const firstFree = first.data?.nextFree;
  const opensAt =
    asked === undefined && firstFree
      ? localDate(new Date(firstFree), timeZone).slice(0, 7)
      : undefined;
  const month = asked ?? opensAt ?? thisMonth;
  const found = useQuery(slotsQuery({ ...question, month }));
  useEffect(() => {
    if (opensAt !== undefined) change({ month: opensAt });
  });

  const slots = found.data?.slots;
  const starts = useMemo(() => (slots ?? []).map((slot) => new Date(slot.start)), [slots]);
  const places = useMemo(
    () => new Map((slots ?? []).map((slot) => [Date.parse(slot.start), slot.placesLeft])),
    [slots],
  );
  const nextFree = found.data?.nextFree ? new Date(found.data.nextFree) : null;
  const [firstDay] = groupByDate(starts, timeZone).keys();
  const day = search.day?.startsWith(month) ? search.day : (firstDay ?? null);
  const hasTimes =
    !found.data || (day !== null && starts.some((start) => localDate(start, timeZone) === day));

  return (
    <Stack gap="md">
      <VisuallyHidden component="h2">{t("slot.title")}</VisuallyHidden>
      <VisuallyHidden role="status">{t("slot.of", { service: service.name })}</VisuallyHidden>
      {refusal && (
        <TakenNotice
          refusal={refusal}
          timeZone={timeZone}
          hostName={host?.name}
          onPick={(slot) => onPick(new Date(slot.start))}
        />
      )}
      <SlotPicker
        starts={starts}
        timeZone={timeZone}
        now={now}
        month={month}
        day={day}
        state={found.isPending ? "loading" : found.data ? "ready" : "failed"}
        nextFree={nextFree}
        {...(found.data && { lastDay: localDate(new Date(found.data.horizon), timeZone) })}
        noteOf={(start) => {
          const left = places.get(start.getTime());
          return left === undefined ? undefined : t("slot.places", { count: left });
        }}
        onMonth={(next) => change({ month: next, day: undefined })}
        onDay={(next) => change({ day: next, month: next.slice(0, 7) })}
        onPick={onPick}
        onRetry={() => void found.refetch()}
        aboveMonth={
          <ZoneField
            value={timeZone}
            onChange={(zone) => change({ zone })}
            now={now}
            suggested={[browserTimeZone(), organisationZone]}
          />
        }
        belowTimes={belowTimes?.(hasTimes)}
      />
    </Stack>
  );
}

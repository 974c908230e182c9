import { groupByDate, localDate, SlotPicker, useNow, ZonePicker } from "@convene/ui";
import { browserTimeZone } from "@convene/web-kit";
import { Stack, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import type { SlotRefusal } from "../slot-refusal-of.ts";
import { slotsQuery } from "./slots-query.ts";
import { TakenNotice } from "./taken-notice.tsx";

const route = getRouteApi("/$slug");

interface SlotStepProps {
  readonly slug: string;
  readonly service: Service;
  readonly hostId: string | undefined;
  readonly hostName: string | undefined;
  readonly timeZone: string;
  readonly organisationZone: string;
  readonly holdId: string | undefined;
  readonly refusal: SlotRefusal | undefined;
  readonly onPick: (start: Date) => void;
}

/** Month, day and time; all of them in the address. */
export function SlotStep({
  slug,
  service,
  hostId,
  hostName,
  timeZone,
  organisationZone,
  holdId,
  refusal,
  onPick,
}: SlotStepProps) {
  const { t } = useTranslation("services");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const month = search.month ?? search.day?.slice(0, 7) ?? localDate(now, timeZone).slice(0, 7);
  const found = useQuery(
    slotsQuery({ slug, serviceId: service.id, hostId, month, timeZone, holdId }),
  );
  const starts = found.data?.slots.map((slot) => new Date(slot.start)) ?? [];
  const nextFree = found.data?.nextFree ? new Date(found.data.nextFree) : null;

  // Who has asked for no month in particular is shown the first one that has times.
  const firstMonth = nextFree && localDate(nextFree, timeZone).slice(0, 7);
  const isOpening = search.month === undefined && search.day === undefined;
  useEffect(() => {
    if (!isOpening || !firstMonth) return;
    void navigate({ search: (before) => ({ ...before, month: firstMonth }), replace: true });
  }, [isOpening, firstMonth, navigate]);

  const [firstDay] = groupByDate(starts, timeZone).keys();
  const day = search.day?.startsWith(month) ? search.day : (firstDay ?? null);
  const change = (changes: { month?: string; day?: string; zone?: string }) => {
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  };

  return (
    <Stack gap="md">
      <VisuallyHidden component="h2">{t("slot.title")}</VisuallyHidden>
      {refusal && (
        <TakenNotice
          refusal={refusal}
          timeZone={timeZone}
          hostName={hostName}
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
        onMonth={(next) => {
          void navigate({
            search: ({ day: _day, ...before }) => ({ ...before, month: next }),
            replace: true,
          });
        }}
        onDay={(next) => change({ day: next, month: next.slice(0, 7) })}
        onPick={onPick}
        onRetry={() => void found.refetch()}
        aboveMonth={
          <ZonePicker
            value={timeZone}
            onChange={(zone) => change({ zone })}
            now={now}
            suggested={[browserTimeZone(), organisationZone]}
          />
        }
      />
    </Stack>
  );
}

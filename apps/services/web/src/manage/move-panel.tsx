import {
  ConfirmDialog,
  formatDate,
  formatTime,
  groupByDate,
  localDate,
  SlotPicker,
  useLocale,
  useNow,
  ZonePicker,
} from "@convene/ui";
import { browserTimeZone, unwrap, useProblemText } from "@convene/web-kit";
import { Button, Stack, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ClientAppointment } from "../api.ts";
import { TakenNotice } from "../booking/taken-notice.tsx";
import { type SlotRefusal, slotRefusalOf } from "../slot-refusal-of.ts";
import { managedQuery, moveSlotsQuery } from "./managed-query.ts";

const route = getRouteApi("/manage/$token");

interface MovePanelProps {
  readonly token: string;
  readonly appointment: ClientAppointment;
  readonly timeZone: string;
}

/** Another time for an appointment, with the same person. */
export function MovePanel({ token, appointment, timeZone }: MovePanelProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const now = useNow();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [wanted, setWanted] = useState<Date>();
  const [isAsked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<SlotRefusal>();
  const where = { locale, timeZone };
  const present = new Date(appointment.start);

  const month = search.month ?? search.day?.slice(0, 7) ?? localDate(present, timeZone).slice(0, 7);
  const found = useQuery(moveSlotsQuery(token, month, timeZone));
  const starts = (found.data?.slots ?? [])
    .map((slot) => new Date(slot.start))
    .filter((start) => start.getTime() !== present.getTime());
  const days = groupByDate(starts, timeZone);
  const [firstDay] = days.keys();
  const presentDay = localDate(present, timeZone);
  const day = search.day?.startsWith(month)
    ? search.day
    : days.has(presentDay)
      ? presentDay
      : (firstDay ?? null);
  const change = (changes: { month?: string; day?: string; zone?: string }) => {
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  };
  const ask = (start: Date) => {
    setWanted(start);
    setAsked(true);
  };
  const leave = () => {
    void navigate({
      search: ({ move: _move, month: _month, day: _day, ...before }) => before,
      replace: true,
    });
  };

  const move = async () => {
    if (!wanted) return undefined;
    try {
      const moved = await unwrap(
        api.manage[":token"].reschedule.$post({
          param: { token },
          json: { start: wanted.toISOString() },
        }),
      );
      queryClient.setQueryData(managedQuery(token).queryKey, moved);
      void queryClient.invalidateQueries({ queryKey: ["manage", token, "slots"] });
      leave();
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["manage", token] });
      const refused = slotRefusalOf(error, wanted);
      if (!refused) return { message: problemText(error) };
      setRefusal(refused);
      return undefined;
    }
  };

  return (
    <Stack gap="lg">
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          px={4}
          ms={-4}
          mb={4}
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={leave}
        >
          {t("manage.back")}
        </Button>
        <Title order={1} size="h2">
          {t("manage.moveTitle", { title: appointment.title })}
        </Title>
        <Text c="dimmed">
          {t("manage.present", {
            day: formatDate(present, where),
            time: formatTime(present, where),
            name: appointment.host.name,
          })}
        </Text>
      </div>
      {refusal && (
        <TakenNotice
          refusal={refusal}
          timeZone={timeZone}
          hostName={appointment.host.name}
          onPick={(slot) => ask(new Date(slot.start))}
        />
      )}
      <VisuallyHidden component="h2">{t("slot.title")}</VisuallyHidden>
      <SlotPicker
        starts={starts}
        timeZone={timeZone}
        now={now}
        month={month}
        day={day}
        picked={wanted ?? null}
        state={found.isPending ? "loading" : found.data ? "ready" : "failed"}
        nextFree={found.data?.nextFree ? new Date(found.data.nextFree) : null}
        {...(found.data && { lastDay: localDate(new Date(found.data.horizon), timeZone) })}
        onMonth={(next) => {
          void navigate({
            search: ({ day: _day, ...before }) => ({ ...before, month: next }),
            replace: true,
          });
        }}
        onDay={(next) => change({ day: next, month: next.slice(0, 7) })}
        onPick={ask}
        onRetry={() => void found.refetch()}
        aboveMonth={
          <ZonePicker
            value={timeZone}
            onChange={(zone) => change({ zone })}
            now={now}
            suggested={[browserTimeZone(), appointment.organisation.timeZone]}
          />
        }
      />
      <ConfirmDialog
        opened={isAsked}
        title={t("manage.moveQuestion", {
          day: wanted ? formatDate(wanted, where) : "",
          time: wanted ? formatTime(wanted, where) : "",
        })}
        confirmLabel={t("manage.moveConfirm")}
        onConfirm={move}
        onClose={() => setAsked(false)}
      >
        {t("manage.moveHint", { name: appointment.host.name })}
      </ConfirmDialog>
    </Stack>
  );
}

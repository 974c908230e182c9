import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSignedIn } from "../session/signed-in.ts";
import type { ConnectedAccount } from "./calendars-query.ts";
import { useChooseCalendar } from "./use-choose-calendar.ts";

export interface ReceivingCalendarProps {
  readonly connections: readonly ConnectedAccount[];
}

/** The one calendar into which the member's events are written, of all their accounts; or none. */
export function ReceivingCalendar({ connections }: ReceivingCalendarProps) {
  const { t } = useTranslation("kit");
  const { product } = useSignedIn();
  const choose = useChooseCalendar();
  const all = connections.flatMap(({ id: connectionId, calendars }) =>
    calendars.map(({ id: calendarId, receives }) => ({ connectionId, calendarId, receives })),
  );
  const receiving = all.find(({ receives }) => receives);
  const change = (wanted: string) => {
    const next = all.find(({ calendarId }) => calendarId === wanted);
    const changed = next ?? receiving;
    if (!changed) return;
    const { connectionId, calendarId } = changed;
    choose.mutate({ connectionId, calendarId, receives: next !== undefined });
  };
  return (
    <NativeSelect
      maw={480}
      label={t(`calendars.receiving.${product}`)}
      description={t("calendars.receiving.hint")}
      value={receiving?.calendarId ?? ""}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      data={[
        { value: "", label: t("calendars.receiving.none") },
        ...connections.map(({ account, calendars }) => ({
          group: account,
          items: calendars
            .filter(({ writable, receives }) => writable || receives)
            .map(({ id, name }) => ({ value: id, label: name })),
        })),
      ]}
    />
  );
}

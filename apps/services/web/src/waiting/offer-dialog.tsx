import {
  FormFrame,
  formatMoment,
  groupByDate,
  localDate,
  SlotPicker,
  useLocale,
  useNow,
} from "@convene/ui";
import { unwrap, useProblemText, useSignedIn } from "@convene/web-kit";
import { Modal, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type WaitingEntry } from "../api.ts";
import { slotsQuery } from "../booking/slots-query.ts";
import { WAITING_LIST } from "./waiting-list-query.ts";

interface OfferDialogProps {
  readonly opened: boolean;
  readonly entry: WaitingEntry;
  readonly onClose: () => void;
}

/** Offers somebody who waits one of the free times. */
export function OfferDialog({ opened, entry, onClose }: OfferDialogProps) {
  const { t } = useTranslation("waitingList");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t("offer.title", { name: entry.clientName })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <OfferForm entry={entry} onClose={onClose} />
    </Modal>
  );
}

function OfferForm({ entry, onClose }: Omit<OfferDialogProps, "opened">) {
  const { t } = useTranslation("waitingList");
  const locale = useLocale();
  const now = useNow();
  const { isOverseer, member, organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const { timeZone } = member;
  const { id, serviceId, clientName, email } = entry;
  // Staff offer their own time to somebody who waits for anyone.
  const hostId = entry.hostId ?? (isOverseer ? null : member.resourceId);
  const earliest = new Date(entry.earliest);
  const [month, setMonth] = useState(() =>
    localDate(earliest > now ? earliest : now, timeZone).slice(0, 7),
  );
  const [day, setDay] = useState<string>();
  const [start, setStart] = useState<Date>();
  const found = useQuery(
    slotsQuery({
      slug: organisation.slug,
      serviceId,
      ...(hostId !== null && { hostId }),
      month,
      timeZone,
    }),
  );
  const starts = (found.data?.slots ?? []).map((slot) => new Date(slot.start));
  const [firstDay] = groupByDate(
    starts.filter((one) => one >= earliest),
    timeZone,
  ).keys();
  const [anyDay] = groupByDate(starts, timeZone).keys();
  const shownDay = day?.startsWith(month) ? day : (firstDay ?? anyDay ?? null);
  const offer = useMutation({
    mutationFn: (at: Date) =>
      unwrap(api.waiting[":id"].offer.$post({ param: { id }, json: { start: at.toISOString() } })),
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: WAITING_LIST });
      onClose();
    },
    onError: () => {
      setStart(undefined);
      void found.refetch();
    },
  });
  return (
    <FormFrame
      busy={offer.isPending}
      message={offer.error ? problemText(offer.error) : undefined}
      submitLabel={
        start
          ? t("offer.submit", { when: formatMoment(start, { locale, timeZone }) })
          : t("offer.choose")
      }
      onSubmit={(event) => {
        event?.preventDefault();
        if (start) offer.mutate(start);
      }}
    >
      <SlotPicker
        starts={starts}
        timeZone={timeZone}
        now={now}
        month={month}
        day={shownDay}
        picked={start ?? null}
        state={found.isPending ? "loading" : found.data ? "ready" : "failed"}
        nextFree={found.data?.nextFree ? new Date(found.data.nextFree) : null}
        {...(found.data && { lastDay: localDate(new Date(found.data.horizon), timeZone) })}
        onMonth={setMonth}
        onDay={(next) => {
          setDay(next);
          setMonth(next.slice(0, 7));
        }}
        onPick={(picked) => {
          setStart(picked);
          offer.reset();
        }}
        onRetry={() => void found.refetch()}
      />
      <Text size="sm" c="dimmed">
        {email === null
          ? t("offer.byPhone", { name: clientName })
          : t("offer.told", { name: clientName })}
      </Text>
    </FormFrame>
  );
}

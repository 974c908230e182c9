import {
  describeZone,
  ExplainedTime,
  formatDate,
  formatTime,
  fromInputValue,
  TimeField,
  toInputValue,
  useLocale,
} from "@convene/ui";
import { QueryFailed, unwrap } from "@convene/web-kit";
import { Button, Select, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Explanation, type ManagedService } from "../api.ts";
import { HostSelect } from "../booking/host-select.tsx";
import { generalTexts, hostTexts } from "./explain-text.ts";
import { ServiceDialog } from "./service-dialog.tsx";

interface ExplainDialogProps {
  readonly opened: boolean;
  /** The time that was clicked; left out: this hour tomorrow. */
  readonly start: Date | undefined;
  readonly hostId: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
  readonly onBook: (start: Date) => void;
}

/** "Why can't I book this time?", for any time that a client asks about. */
export function ExplainDialog({ opened, onClose, ...rest }: ExplainDialogProps) {
  const { t } = useTranslation("services");
  return (
    <ServiceDialog opened={opened} title={t("explain.title")} fields={3} onClose={onClose}>
      {(services, first) => <Question services={services} first={first} {...rest} />}
    </ServiceDialog>
  );
}

interface QuestionProps extends Omit<ExplainDialogProps, "opened" | "onClose"> {
  readonly services: readonly ManagedService[];
  readonly first: ManagedService;
}

function Question({ services, first, start: asked, hostId, timeZone, onBook }: QuestionProps) {
  const { t } = useTranslation("services");
  const [service, setService] = useState(first);
  const [person, setPerson] = useState(hostId);
  const [time, setTime] = useState(() => toInputValue(asked ?? tomorrow(), timeZone));
  const start = fromInputValue(time, timeZone);
  const host = service.hosts.find(({ id }) => id === person);
  const json = {
    serviceId: service.id,
    start: (start ?? new Date(0)).toISOString(),
    ...(host && { hostId: host.id }),
  };
  const answer = useQuery({
    queryKey: ["calendar", "explain", json],
    queryFn: () => unwrap(api.explain.$post({ json })),
    enabled: start !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="md">
      <Select
        label={t("quick.service")}
        data={services.map(({ id, name }) => ({ value: id, label: name }))}
        value={service.id}
        allowDeselect={false}
        onChange={(id) => setService(services.find((one) => one.id === id) ?? service)}
      />
      <HostSelect hosts={service.hosts} hostId={host?.id} onHost={setPerson} />
      <TimeField
        label={t("quick.time")}
        description={t("summary.zone", { city: describeZone(timeZone).city })}
        required
        value={time}
        onChange={setTime}
      />
      <div aria-live="polite">
        {answer.data ? (
          <Answer explanation={answer.data} timeZone={timeZone} onBook={onBook} />
        ) : (
          answer.isError && (
            <QueryFailed error={answer.error} onRetry={() => void answer.refetch()} />
          )
        )}
      </div>
    </Stack>
  );
}

interface AnswerProps {
  readonly explanation: Explanation;
  readonly timeZone: string;
  readonly onBook: (start: Date) => void;
}

function Answer({ explanation, timeZone, onBook }: AnswerProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const where = { locale, timeZone };
  const start = new Date(explanation.start);
  // Neither notice, horizon nor step binds the staff; only the past and the people do.
  const isPossible =
    start.getTime() > Date.now() &&
    explanation.hosts.some((host) => host.reasons.length === 0) &&
    explanation.needs.every((need) => !need.missing);
  const reasonsOf = (host: Explanation["hosts"][number]) =>
    hostTexts(host, explanation, t, where).join(" ");
  return (
    <ExplainedTime
      isPossible={explanation.offered}
      title={t(explanation.offered ? "explain.offered" : "explain.notOffered", {
        day: formatDate(start, where),
        time: formatTime(start, where),
      })}
      reasons={generalTexts(explanation, t, where)}
      // Rooms and devices follow the people: of each need one has to be free.
      people={[...explanation.hosts, ...explanation.needs.flatMap((need) => need.resources)].map(
        (one) => {
          const isFree = one.reasons.length === 0;
          return {
            id: one.id,
            isFree,
            text: (
              <>
                <Text span fw={600} inherit>
                  {one.name}
                </Text>
                : {isFree ? t("explain.free") : reasonsOf(one)}
              </>
            ),
          };
        },
      )}
      action={
        isPossible && (
          <Button size="xs" onClick={() => onBook(start)}>
            {t(explanation.offered ? "explain.book" : "explain.bookAnyway")}
          </Button>
        )
      }
    />
  );
}

const DAY_MS = 86_400_000;

/** This hour tomorrow: a time that somebody might well ask about. */
function tomorrow(): Date {
  return new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + DAY_MS);
}

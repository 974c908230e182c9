import { FailedState, formatDate, formatTime, LoadingState, useLocale } from "@convene/ui";
import { unwrap } from "@convene/web-kit";
import { Alert, Button, List, Modal, Select, Stack, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Explanation, type Service } from "../api.ts";
import { generalTexts, hostTexts } from "./explain-text.ts";
import { fromInputValue, toInputValue } from "./local-instant.ts";
import { servicesQuery } from "./queries.ts";
import { TimeField } from "./time-field.tsx";

interface ExplainDialogProps {
  readonly opened: boolean;
  readonly hostId: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
  readonly onBook: (start: Date) => void;
}

const ANYONE = "anyone";

/** "Why can't I book this time?", for any time that a client asks about. */
export function ExplainDialog({ opened, onClose, ...rest }: ExplainDialogProps) {
  const { t } = useTranslation("services");
  const services = useQuery({ ...servicesQuery, enabled: opened });
  const [first] = services.data?.items ?? [];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("explain.title")}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      {services.data && first ? (
        <Question services={services.data.items} first={first} {...rest} />
      ) : services.isError ? (
        <FailedState onRetry={() => void services.refetch()} />
      ) : services.data ? (
        t("service.none")
      ) : (
        <LoadingState shape="form" count={3} />
      )}
    </Modal>
  );
}

interface QuestionProps extends Omit<ExplainDialogProps, "opened" | "onClose"> {
  readonly services: readonly Service[];
  readonly first: Service;
}

function Question({ services, first, hostId, timeZone, onBook }: QuestionProps) {
  const { t } = useTranslation("services");
  const [service, setService] = useState(first);
  const [person, setPerson] = useState(hostId ?? ANYONE);
  const [time, setTime] = useState(() => toInputValue(tomorrow(), timeZone));
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
      <Select
        label={t("host.label")}
        data={[
          { value: ANYONE, label: t("host.anyone") },
          ...service.hosts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={host?.id ?? ANYONE}
        allowDeselect={false}
        onChange={(id) => setPerson(id ?? ANYONE)}
      />
      <TimeField value={time} timeZone={timeZone} onChange={setTime} />
      <div aria-live="polite">
        {answer.data ? (
          <Answer explanation={answer.data} timeZone={timeZone} onBook={onBook} />
        ) : (
          answer.isError && <FailedState onRetry={() => void answer.refetch()} />
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
  const general = generalTexts(explanation, t, where);
  // Neither notice, horizon nor step binds the staff; only the past and the people do.
  const isPossible =
    start.getTime() > Date.now() && explanation.hosts.some((host) => host.reasons.length === 0);
  return (
    <Alert
      color={explanation.offered ? "green" : "yellow"}
      title={t(explanation.offered ? "explain.offered" : "explain.notOffered", {
        day: formatDate(start, where),
        time: formatTime(start, where),
      })}
    >
      <Stack gap="xs">
        {general.map((text) => (
          <Text key={text} size="sm">
            {text}
          </Text>
        ))}
        <List spacing={4} size="sm" listStyleType="none">
          {explanation.hosts.map((host) => (
            <List.Item
              key={host.id}
              icon={
                host.reasons.length === 0 ? (
                  <IconCheck size={16} aria-hidden />
                ) : (
                  <IconX size={16} aria-hidden />
                )
              }
            >
              <Text span fw={600} inherit>
                {host.name}
              </Text>
              :{" "}
              {host.reasons.length === 0
                ? t("explain.free")
                : hostTexts(host, explanation, t, where).join(" ")}
            </List.Item>
          ))}
        </List>
        {isPossible && (
          <Button size="xs" style={{ alignSelf: "flex-start" }} onClick={() => onBook(start)}>
            {t(explanation.offered ? "explain.book" : "explain.bookAnyway")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

const DAY_MS = 86_400_000;

/** This hour tomorrow: a time that somebody might well ask about. */
function tomorrow(): Date {
  return new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + DAY_MS);
}

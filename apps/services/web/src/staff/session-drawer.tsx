import {
  ConfirmDialog,
  EventDetails,
  EventDetailsPending,
  formatDate,
  formatTime,
  StatusBadge,
  useLocale,
  useNow,
} from "@convene/ui";
import { unwrap, useProblemText, useTellRefusal } from "@convene/web-kit";
import { Button, Group, NumberInput, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { type Session, sessionQuery } from "./queries.ts";

interface SessionDrawerProps {
  /** Undefined: closed. */
  readonly id: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
  readonly onAppointment: (appointmentId: string) => void;
}

/** A session that several clients share, beside the calendar. */
export function SessionDrawer({ id, ...rest }: SessionDrawerProps) {
  const { t } = useTranslation("services");
  const found = useQuery({ ...sessionQuery(id ?? ""), enabled: id !== undefined });
  if (found.data && id !== undefined) return <Details session={found.data} {...rest} />;
  return (
    <EventDetailsPending
      opened={id !== undefined}
      onClose={rest.onClose}
      title={t("session.title")}
      failed={found.isError}
      onRetry={() => void found.refetch()}
    />
  );
}

interface DetailsProps extends Omit<SessionDrawerProps, "id"> {
  readonly session: Session;
}

const MOST_PLACES = 1_000;

function Details({ session, timeZone, onClose, onAppointment }: DetailsProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const [isCancelling, setIsCancelling] = useState(false);
  const [capacity, setCapacity] = useState<number | string>(session.capacity);
  const { id, clients } = session;
  const now = useNow();
  const [start, end] = [new Date(session.start), new Date(session.end)];
  const where = { locale, timeZone };
  const keep = (changed: Session) => {
    queryClient.setQueryData(sessionQuery(id).queryKey, changed);
    void queryClient.invalidateQueries({ queryKey: ["calendar"] });
  };
  const resize = useMutation({
    mutationFn: (places: number) =>
      unwrap(api.sessions[":id"].$patch({ param: { id }, json: { capacity: places } })),
    onSuccess: keep,
    onError: tellRefusal,
  });
  const cancel = async () => {
    try {
      keep(await unwrap(api.sessions[":id"].cancel.$post({ param: { id }, json: {} })));
      onClose();
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  return (
    <>
      <EventDetails
        opened
        onClose={onClose}
        title={session.title}
        start={start}
        end={end}
        timeZone={session.timeZone}
        viewerTimeZone={timeZone}
        details={[
          { label: t("manage.with"), value: session.hostName },
          {
            label: t("session.places"),
            value: t("calendar.placesTaken", {
              taken: session.placesTaken,
              capacity: session.capacity,
            }),
          },
        ]}
      >
        {session.planned && (
          <Text size="sm" c="dimmed">
            {t("session.planned")}
          </Text>
        )}
        <Stack gap={6} component="section">
          <Title order={3} size="h5">
            {t("session.clients")}
          </Title>
          {clients.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("session.empty")}
            </Text>
          ) : (
            <ul style={{ margin: 0, padding: 0, listStyle: "none", display: "grid", gap: 8 }}>
              {clients.map((client) => (
                <li key={client.appointmentId}>
                  <Group justify="space-between" gap="xs">
                    <UnstyledButton onClick={() => onAppointment(client.appointmentId)}>
                      <Text size="sm" td="underline" span>
                        {client.name}
                      </Text>
                    </UnstyledButton>
                    <StatusBadge status={client.status} />
                  </Group>
                </li>
              ))}
            </ul>
          )}
        </Stack>
        {!session.isCancelled && now < end && (
          <>
            <Group align="flex-end" gap="xs">
              <NumberInput
                label={t("session.capacity")}
                min={Math.max(1, session.placesTaken)}
                max={MOST_PLACES}
                allowDecimal={false}
                w={140}
                value={capacity}
                onChange={setCapacity}
              />
              <Button
                variant="default"
                loading={resize.isPending}
                disabled={typeof capacity !== "number" || capacity === session.capacity}
                onClick={() => typeof capacity === "number" && resize.mutate(capacity)}
              >
                {t("session.saveCapacity")}
              </Button>
            </Group>
            <Group>
              <Button variant="subtle" color="red" onClick={() => setIsCancelling(true)}>
                {t("session.cancel")}
              </Button>
            </Group>
          </>
        )}
      </EventDetails>
      <ConfirmDialog
        opened={isCancelling}
        title={t("session.cancelQuestion", {
          day: formatDate(start, where),
          time: formatTime(start, where),
        })}
        confirmLabel={t("session.cancel")}
        destructive
        onConfirm={cancel}
        onClose={() => setIsCancelling(false)}
      >
        {t("session.cancelHint", { count: clients.length })}
      </ConfirmDialog>
    </>
  );
}

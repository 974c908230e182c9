import {
  ConfirmDialog,
  formatMoment,
  formatShortDate,
  formatSpan,
  StatusBadge,
  type Tone,
  useLink,
  useLocale,
} from "@convene/ui";
import {
  unwrap,
  useLive,
  useProblemText,
  useSignedIn,
  useTellRefusal,
  useTellSaved,
} from "@convene/web-kit";
import { Button, Card, CopyButton, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { requestsQuery, type SchedulingRequest } from "./request-queries.ts";

const TONES: Readonly<Record<SchedulingRequest["state"], Tone>> = {
  open: "waiting",
  answered: "info",
  booked: "good",
  withdrawn: "neutral",
  declined: "bad",
  expired: "neutral",
};

/** Something is left to be done about it. */
function isUnsettled(state: SchedulingRequest["state"]): boolean {
  return state === "open" || state === "answered" || state === "declined";
}

interface ApplicationRequestsProps {
  readonly application: ApplicationDetail;
}

/** What a candidate was asked, what they answered, and the way to several interviews at once. */
export function ApplicationRequests({ application }: ApplicationRequestsProps) {
  const { t } = useTranslation("requests");
  const Link = useLink();
  const { id, status } = application;
  const { data } = useQuery(requestsQuery(id));
  useLive({ request: [["requests", id]], application: [["requests", id]] });
  const isActive = status === "active";
  if (!data || (!isActive && data.items.length === 0)) return null;
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4">
          {t("list.title")}
        </Title>
        {isActive && (
          <Button
            component={Link}
            href={`/applications/${id}/loop`}
            variant="default"
            size="sm"
            leftSection={<IconCalendarPlus size={18} aria-hidden />}
          >
            {t("loop.open")}
          </Button>
        )}
      </Group>
      {data.items.map((request) => (
        <RequestCard key={request.id} application={application} request={request} />
      ))}
    </Stack>
  );
}

interface RequestCardProps extends ApplicationRequestsProps {
  readonly request: SchedulingRequest;
}

function RequestCard({ application, request }: RequestCardProps) {
  const { t } = useTranslation("requests");
  const locale = useLocale();
  const { timeZone } = useSignedIn().member;
  const where = { locale, timeZone };
  const { mode, state, proposals, times, reply, message, memberName } = request;
  const { name } = application.candidate;
  return (
    <Card withBorder padding="sm" component="article">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Text fw={600}>{request.name}</Text>
            <Text size="sm" c="dimmed">
              {t("list.asked", {
                member: memberName,
                when: formatMoment(new Date(request.createdAt), where),
              })}
            </Text>
          </div>
          <StatusBadge label={t(`list.states.${state}`)} tone={TONES[state]} />
        </Group>
        {(state === "open" || state === "answered") && (
          <Text size="sm">
            {mode === "proposals"
              ? t("list.modes.proposals", { count: proposals.length })
              : t(`list.modes.${mode}`, { name })}
            {" · "}
            {t("list.until", { until: formatMoment(new Date(request.expiresAt), where) })}
          </Text>
        )}
        {state === "open" && proposals.length > 0 && (
          <List size="sm">
            {proposals.map(({ position, interviews: [first] }) => (
              <List.Item key={position}>
                {first && formatMoment(new Date(first.start), where)}
              </List.Item>
            ))}
          </List>
        )}
        {message !== null && (
          <Text size="sm" c="dimmed" style={{ whiteSpace: "pre-line" }}>
            {message}
          </Text>
        )}
        {times.length > 0 && (
          <div>
            <Text size="sm" fw={600}>
              {t("list.times", { name })}
            </Text>
            <List size="sm">
              {times.map(({ start, end }) => (
                <List.Item key={start}>
                  {formatShortDate(new Date(start), where)},{" "}
                  {formatSpan(new Date(start), new Date(end), where)}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        {reply !== null && <Text size="sm">{t("list.reply", { name, reply })}</Text>}
        {application.status === "active" && isUnsettled(state) && (
          <RequestActions applicationId={application.id} request={request} />
        )}
      </Stack>
    </Card>
  );
}

interface RequestActionsProps {
  readonly applicationId: string;
  readonly request: SchedulingRequest;
}

function RequestActions({ applicationId, request }: RequestActionsProps) {
  const { t } = useTranslation("requests");
  const Link = useLink();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const tellSaved = useTellSaved();
  const [isAsked, setAsked] = useState(false);
  const { id, state } = request;
  const keep = (items: { readonly items: SchedulingRequest[] }) =>
    queryClient.setQueryData(requestsQuery(applicationId).queryKey, items);
  const resend = useMutation({
    mutationFn: () => unwrap(api.requests[":id"].resend.$post({ param: { id } })),
    onSuccess: (items) => {
      keep(items);
      tellSaved(t("list.sent"));
    },
    onError: tellRefusal,
  });
  const withdraw = async () => {
    try {
      keep(await unwrap(api.requests[":id"].withdraw.$post({ param: { id } })));
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["requests"] });
      return { message: problemText(error) };
    }
  };
  if (state === "declined") return <SettleButton onSettle={withdraw} />;
  return (
    <Group gap="xs">
      {state === "answered" && (
        <Button
          component={Link}
          href={`/applications/${applicationId}/loop?request=${id}`}
          size="xs"
        >
          {t("list.schedule")}
        </Button>
      )}
      {request.whyNotAnswer === null && (
        <>
          <CopyButton value={request.url}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {t(copied ? "list.copied" : "list.copy")}
              </Button>
            )}
          </CopyButton>
          <Button
            size="xs"
            variant="default"
            loading={resend.isPending}
            onClick={() => resend.mutate()}
          >
            {t("list.resend")}
          </Button>
        </>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={() => setAsked(true)}>
        {t("list.withdraw")}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={t("list.withdrawQuestion")}
        confirmLabel={t("list.withdraw")}
        destructive
        onConfirm={withdraw}
        onClose={() => setAsked(false)}
      >
        {t("list.withdrawHint")}
      </ConfirmDialog>
    </Group>
  );
}

interface SettleButtonProps {
  /** @returns what to show where it failed */
  onSettle(): Promise<{ readonly message: string } | undefined>;
}

/** Whoever dealt with "none of these times suits" in another way says so here. */
function SettleButton({ onSettle }: SettleButtonProps) {
  const { t } = useTranslation("requests");
  const settle = useMutation({ mutationFn: onSettle });
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        loading={settle.isPending}
        onClick={() => settle.mutate()}
      >
        {t("list.settle")}
      </Button>
      {settle.data && (
        <Text size="sm" c="red" role="alert">
          {settle.data.message}
        </Text>
      )}
    </Group>
  );
}

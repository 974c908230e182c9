import {
  describeZone,
  formatDate,
  formatPrice,
  formatTime,
  LoadingState,
  useLink,
  useLocale,
} from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Alert, Button, Card, Group, Loader, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type PaymentStatus } from "../api.ts";
import { PayCountdown } from "./pay-countdown.tsx";
import { paymentStatusQuery } from "./payment-status-query.ts";

export interface PaymentStepProps {
  /** Of the appointment's link. */
  readonly token: string;
  /** IANA: the client's. */
  readonly timeZone: string;
  /** Whether the client comes back from paying: the page then waits for the confirmation. */
  readonly hasPaid?: boolean;
}

const POLL_MS = 2_000;
/** Somebody else may have recorded it, and the time runs out. */
const QUIET_POLL_MS = 10_000;
const LONG_WAIT_MS = 20_000;

/** Pays what is due at booking, and says what became of it. */
export function PaymentStep({ token, timeZone, hasPaid = false }: PaymentStepProps) {
  const { t } = useTranslation("pay");
  const locale = useLocale();
  const Link = useLink();
  const queryClient = useQueryClient();
  const { queryKey } = paymentStatusQuery(token);
  const found = useQuery({
    ...paymentStatusQuery(token),
    refetchInterval: ({ state }) => {
      if (state.data?.state !== "waiting") return false;
      return hasPaid ? POLL_MS : QUIET_POLL_MS;
    },
  });
  const check = useMutation({
    mutationFn: () => unwrap(api.manage[":token"].payment.check.$post({ param: { token } })),
    // Asking again by itself is what the page does anyway.
    meta: { showsFailure: true },
    onSuccess: (status) => queryClient.setQueryData(queryKey, status),
  });
  const onReturn = useEffectEvent(() => check.mutate());
  useEffect(() => {
    if (hasPaid) onReturn();
  }, [hasPaid]);

  const status = found.data;
  if (!status) return <LoadingState shape="form" count={3} />;
  const { organisation, rebookedToken } = status;
  const bookAgain = (
    <Button component={Link} href={`/${organisation.slug}`}>
      {t("bookAgain")}
    </Button>
  );
  const showAppointment = (of: string) => (
    <Button component={Link} href={`/manage/${of}`}>
      {t("showAppointment")}
    </Button>
  );
  const money = (amount: number) => formatPrice(amount, status.currency, locale);

  switch (status.state) {
    case "waiting":
      return (
        <Step status={status} timeZone={timeZone} title={t("title", { amount: money(status.due) })}>
          {hasPaid && !status.hasFailed ? <Waiting /> : <Pay token={token} status={status} />}
        </Step>
      );
    case "confirmed":
      return (
        <Step status={status} timeZone={timeZone} title={t("confirmed")}>
          <Outcome good>{t("confirmedHint", { amount: money(status.paid) })}</Outcome>
          <Group>{showAppointment(token)}</Group>
        </Step>
      );
    case "rebooked":
      return (
        <Step status={status} timeZone={timeZone} title={t("confirmed")}>
          <Outcome good>{t("rebookedHint")}</Outcome>
          <Group>{rebookedToken === null ? bookAgain : showAppointment(rebookedToken)}</Group>
        </Step>
      );
    case "refunded":
      return (
        <Step status={status} timeZone={timeZone} title={t("refunded")}>
          <Outcome>{t("refundedHint", { amount: money(status.paid) })}</Outcome>
          <Group>{bookAgain}</Group>
        </Step>
      );
    case "givenUp":
      return (
        <Step status={status} timeZone={timeZone} title={t("givenUp")}>
          <Outcome>{t("givenUpHint")}</Outcome>
          <Group>{bookAgain}</Group>
        </Step>
      );
  }
}

interface StepProps {
  readonly status: PaymentStatus;
  readonly timeZone: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ status, timeZone, title, children }: StepProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const where = { locale, timeZone };
  const there = { locale, timeZone: status.organisation.timeZone };
  const [start, end] = [new Date(status.start), new Date(status.end)];
  const isElsewhere = formatTime(start, where) !== formatTime(start, there);
  return (
    <Card withBorder padding="lg" maw={640} mx="auto">
      <Stack gap="lg">
        <Title order={1} size="h2">
          {title}
        </Title>
        <div>
          <Text fw={600}>{status.title}</Text>
          <Text>
            {formatDate(start, where)}
            <br />
            {formatTime(start, where)} – {formatTime(end, where)}{" "}
            <Text span c="dimmed" size="sm">
              {t("summary.zone", { city: describeZone(timeZone).city })}
            </Text>
          </Text>
          {isElsewhere && (
            <Text size="sm" c="dimmed">
              {t("summary.there", {
                time: formatTime(start, there),
                city: describeZone(there.timeZone).city,
              })}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Card>
  );
}

function Outcome({ good = false, children }: { good?: boolean; children: ReactNode }) {
  const Icon = good ? IconCircleCheck : IconInfoCircle;
  return (
    <Alert role="status" color={good ? "green" : "yellow"} icon={<Icon size={20} aria-hidden />}>
      {children}
    </Alert>
  );
}

/** The provider tells us in a moment, as a rule. */
function Waiting() {
  const { t } = useTranslation("pay");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Group wrap="nowrap" gap="sm" role="status">
      <Loader size="sm" aria-hidden />
      <Text>{isLong ? t("takesLong") : t("checking")}</Text>
    </Group>
  );
}

function Pay({ token, status }: { readonly token: string; readonly status: PaymentStatus }) {
  const { t } = useTranslation("pay");
  const locale = useLocale();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const pay = useMutation({
    mutationFn: () => unwrap(api.manage[":token"].payment.$post({ param: { token } })),
    meta: { showsFailure: true },
    // Of the whole window: the provider's page does not show itself inside of another one.
    onSuccess: ({ url }) => window.open(url, "_top"),
    onError: () => {
      void queryClient.invalidateQueries({ queryKey: paymentStatusQuery(token).queryKey });
    },
  });
  const { due, price, currency, payBy, hasFailed, organisation } = status;
  const rest = price - status.paid - due;
  return (
    <Stack gap="sm">
      <div role="alert">
        {pay.isError ? (
          <Alert color="red">{problemText(pay.error)}</Alert>
        ) : (
          hasFailed && <Alert color="red">{t("failed")}</Alert>
        )}
      </div>
      <Group>
        <Button loading={pay.isPending || pay.isSuccess} onClick={() => pay.mutate()}>
          {t("pay", { amount: formatPrice(due, currency, locale) })}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {rest > 0 && `${t("rest", { amount: formatPrice(rest, currency, locale) })} `}
        {t("card", { organisation: organisation.name })}
      </Text>
      {payBy !== null && (
        <PayCountdown leftMs={Date.parse(payBy) - Date.parse(status.now)} key={status.now} />
      )}
    </Stack>
  );
}

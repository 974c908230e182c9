import {
  ConfirmDialog,
  formatMoment,
  formatPrice,
  LoadingState,
  StatusBadge,
  useLocale,
} from "@convene/ui";
import { QueryFailed, unwrap, useLive, useProblemText, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AppointmentPayments, api } from "../api.ts";
import styles from "./payment-panel.module.css";
import { paymentsQuery } from "./payments-query.ts";
import { RecordPaymentDialog } from "./record-payment-dialog.tsx";
import { RefundDialog } from "./refund-dialog.tsx";

type Payment = AppointmentPayments["payments"][number];
type Refund = Payment["refunds"][number];

export interface PaymentPanelProps {
  readonly appointmentId: string;
  /** IANA: the viewer's. */
  readonly timeZone: string;
}

/** The money of an appointment: what is due, what was paid and given back, and what can be done. */
export function PaymentPanel({ appointmentId, timeZone }: PaymentPanelProps) {
  const { t } = useTranslation("payments");
  const locale = useLocale();
  const found = useQuery(paymentsQuery(appointmentId));
  const [isRecording, setRecording] = useState(false);
  useLive({ payment: [["payments"]], appointment: [["payments", appointmentId]] });
  if (found.isPending) return <LoadingState shape="rows" count={2} />;
  if (found.isError)
    return <QueryFailed error={found.error} onRetry={() => void found.refetch()} />;
  const money = found.data;
  // Of what is free of charge there is nothing to say.
  if (money.price === 0 && money.payments.length === 0) return null;
  const format = (amount: number) => formatPrice(amount, money.currency, locale);
  return (
    <Stack gap="xs" component="section" aria-label={t("title")}>
      <Title order={3} size="h5">
        {t("title")}
      </Title>
      <dl className={styles.totals}>
        <Total label={t("price")} value={format(money.price)} />
        <Total label={t("paid")} value={format(money.paid)} />
        {money.refunded > 0 && <Total label={t("refunded")} value={format(money.refunded)} />}
        <Total label={t("due")} value={format(money.due)} strong />
      </dl>
      {money.payBy !== null && (
        <Text size="sm">
          {t("waits", { moment: formatMoment(new Date(money.payBy), { locale, timeZone }) })}
        </Text>
      )}
      {money.payments.length > 0 && (
        <ul className={styles.list}>
          {money.payments.map((payment) => (
            <PaymentEntry
              key={payment.id}
              appointmentId={appointmentId}
              payment={payment}
              timeZone={timeZone}
            />
          ))}
        </ul>
      )}
      {money.due > 0 && (
        <Group>
          <Button variant="light" size="xs" onClick={() => setRecording(true)}>
            {t("record.open")}
          </Button>
        </Group>
      )}
      <RecordPaymentDialog opened={isRecording} money={money} onClose={() => setRecording(false)} />
    </Stack>
  );
}

function Total({
  label,
  value,
  strong = false,
}: {
  label: string;
  value: string;
  strong?: boolean;
}) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fw={strong ? 700 : 400}>
        {value}
      </Text>
    </div>
  );
}

const TONES = {
  pending: "waiting",
  succeeded: "good",
  failed: "bad",
  cancelled: "neutral",
} as const;

interface PaymentEntryProps {
  readonly appointmentId: string;
  readonly payment: Payment;
  readonly timeZone: string;
}

function PaymentEntry({ appointmentId, payment, timeZone }: PaymentEntryProps) {
  const { t } = useTranslation("payments");
  const locale = useLocale();
  const { isOverseer } = useSignedIn();
  const [isRefunding, setRefunding] = useState(false);
  const { method, provider, state, amount, currency, receiptUrl, receiptNumber } = payment;
  const left = state === "succeeded" ? amount - payment.refunded : 0;
  const at = new Date(payment.succeededAt ?? payment.createdAt);
  return (
    <li>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div>
          <Text size="sm" fw={600}>
            {formatPrice(amount, currency, locale)} ·{" "}
            {t(provider === "stripe" ? "method.online" : `method.${method}`)}
          </Text>
          <Text size="sm" c="dimmed">
            {formatMoment(at, { locale, timeZone })}
            {payment.recordedBy !== null && ` · ${t("by", { name: payment.recordedBy })}`}
          </Text>
          {payment.note !== null && <Text size="sm">{payment.note}</Text>}
        </div>
        <StatusBadge label={t(`state.${state}`)} tone={TONES[state]} />
      </Group>
      {payment.refunds.map((refund) => (
        <RefundEntry
          key={refund.id}
          appointmentId={appointmentId}
          refund={refund}
          payment={payment}
          timeZone={timeZone}
        />
      ))}
      {(receiptUrl !== null || left > 0) && (
        <Group gap="sm" mt={4}>
          {receiptUrl !== null && (
            <Anchor href={receiptUrl} target="_blank" rel="noopener" size="sm" underline="always">
              {t("receipt", { number: receiptNumber })}
            </Anchor>
          )}
          {left > 0 && isOverseer && (
            <Button variant="subtle" size="compact-sm" onClick={() => setRefunding(true)}>
              {t("refund.open")}
            </Button>
          )}
        </Group>
      )}
      <RefundDialog
        opened={isRefunding}
        appointmentId={appointmentId}
        payment={payment}
        onClose={() => setRefunding(false)}
      />
    </li>
  );
}

interface RefundEntryProps extends PaymentEntryProps {
  readonly refund: Refund;
}

function RefundEntry({ appointmentId, refund, payment, timeZone }: RefundEntryProps) {
  const { t, i18n } = useTranslation("payments");
  const locale = useLocale();
  const { isOverseer } = useSignedIn();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const { state, reason } = refund;
  const isByHand = payment.provider === "manual";
  const amount = formatPrice(refund.amount, payment.currency, locale);
  const label =
    state === "pending" && isByHand ? t("refund.toPayBack") : t(`refund.state.${state}`);
  const words = reason !== null && i18n.exists(`payments:reason.${reason}`);
  const act = async () => {
    const request = { param: { id: refund.id } };
    try {
      const money =
        state === "failed"
          ? await unwrap(api.refunds[":id"].retry.$post(request))
          : await unwrap(api.refunds[":id"]["paid-back"].$post(request));
      queryClient.setQueryData(paymentsQuery(appointmentId).queryKey, money);
      void queryClient.invalidateQueries({ queryKey: ["payments", "open"] });
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  const canAct = isOverseer && (state === "failed" || (state === "pending" && isByHand));
  const action = state === "failed" ? "retry" : "paidBack";
  return (
    <div className={styles.refund}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div>
          <Text size="sm">{t("refund.of", { amount })}</Text>
          <Text size="sm" c="dimmed">
            {formatMoment(new Date(refund.settledAt ?? refund.createdAt), { locale, timeZone })}
            {reason !== null && ` · ${words ? t(`reason.${reason as "CANCELLED"}`) : reason}`}
          </Text>
        </div>
        <StatusBadge label={label} tone={TONES[state]} />
      </Group>
      {canAct && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAsked(true)}>
          {t(`refund.${action}.open`)}
        </Button>
      )}
      <ConfirmDialog
        opened={isAsked}
        title={t(`refund.${action}.question`, { amount })}
        confirmLabel={t(`refund.${action}.confirm`)}
        onConfirm={act}
        onClose={() => setAsked(false)}
      >
        {t(`refund.${action}.hint`)}
      </ConfirmDialog>
    </div>
  );
}

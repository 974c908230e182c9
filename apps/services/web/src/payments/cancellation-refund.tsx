import { formatPrice, useLocale } from "@convene/ui";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { cancellationRefundQuery } from "./payment-status-query.ts";

export interface CancellationRefundProps {
  /** Of the appointment's link. */
  readonly token: string;
}

/** What the client gets back, for the question before it is cancelled. Nothing where nothing was paid. */
export function CancellationRefund({ token }: CancellationRefundProps) {
  const { t } = useTranslation("pay");
  const locale = useLocale();
  const { data } = useQuery(cancellationRefundQuery(token));
  if (!data || data.paid === 0) return null;
  const money = (amount: number) => formatPrice(amount, data.currency, locale);
  const of = { amount: money(data.amount), paid: money(data.paid) };
  return (
    <Text component="p" size="sm" fw={600} my="xs">
      {data.amount === 0 ? t("noRefund", of) : t("refund", of)}
    </Text>
  );
}

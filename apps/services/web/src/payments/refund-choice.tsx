import { formatPrice, minorUnits, useLocale } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AmountField } from "./amount-field.tsx";
import { staffRefundQuery } from "./payments-query.ts";

export interface RefundChoiceProps {
  readonly appointmentId: string;
  /** Minor units; undefined: what the server gives back by itself. */
  readonly onChange: (amount: number | undefined) => void;
}

/** For the question before staff cancel: what goes back. Managers may change it. */
export function RefundChoice({ appointmentId, onChange }: RefundChoiceProps) {
  const { t } = useTranslation("payments");
  const locale = useLocale();
  const { isOverseer } = useSignedIn();
  const { data } = useQuery(staffRefundQuery(appointmentId));
  if (!data || data.amount === 0) return null;
  const { amount, currency, paid } = data;
  const units = minorUnits(currency);
  if (!isOverseer) {
    return <Text size="sm">{t("cancel.all", { paid: formatPrice(paid, currency, locale) })}</Text>;
  }
  return (
    <AmountField
      mt="sm"
      label={t("cancel.amount")}
      description={t("refund.left", { amount: formatPrice(amount, currency, locale) })}
      currency={currency}
      defaultValue={amount / units}
      max={amount / units}
      onChange={(value) => onChange(value === "" ? undefined : Math.round(Number(value) * units))}
    />
  );
}

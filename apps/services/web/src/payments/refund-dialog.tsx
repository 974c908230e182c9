import { FormFrame, formatPrice, minorUnits, useLocale, useSubmit } from "@convene/ui";
import { unwrap, useIdempotentSend, useSubmitAnswer } from "@convene/web-kit";
import { Checkbox, Modal, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type AppointmentPayments, api } from "../api.ts";
import { AmountField } from "./amount-field.tsx";
import { paymentsQuery } from "./payments-query.ts";

interface RefundDialogProps {
  readonly opened: boolean;
  readonly appointmentId: string;
  readonly payment: AppointmentPayments["payments"][number];
  readonly onClose: () => void;
}

/** Gives back something of a payment, or all of it. */
export function RefundDialog({ opened, ...form }: RefundDialogProps) {
  const { t } = useTranslation("payments");
  return (
    <Modal
      opened={opened}
      onClose={form.onClose}
      title={t("refund.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <RefundForm {...form} />
    </Modal>
  );
}

interface RefundValues {
  amount: number | string;
  reason: string;
  paidBack: boolean;
}

function RefundForm({ appointmentId, payment, onClose }: Omit<RefundDialogProps, "opened">) {
  const { t } = useTranslation("payments");
  const locale = useLocale();
  const answerOf = useSubmitAnswer();
  const queryClient = useQueryClient();
  const { id, currency, provider } = payment;
  const left = payment.amount - payment.refunded;
  const units = minorUnits(currency);
  const isByHand = provider === "manual";
  const send = useIdempotentSend();
  const form = useForm<RefundValues>({
    initialValues: { amount: left / units, reason: "", paidBack: isByHand },
    validate: {
      amount: (amount) => {
        const minor = Math.round(Number(amount) * units);
        if (!(minor > 0)) return t("amountNeeded");
        return minor > left ? t("tooMuch", { amount: formatPrice(left, currency, locale) }) : null;
      },
    },
  });
  const refund = async ({ amount, reason, paidBack }: RefundValues) => {
    const json = {
      amount: Math.round(Number(amount) * units),
      paidBack: isByHand && paidBack,
      ...(reason.trim() !== "" && { reason: reason.trim() }),
    };
    const changed = await send((header) =>
      unwrap(api.payments[":id"].refunds.$post({ param: { id }, header, json })),
    );
    queryClient.setQueryData(paymentsQuery(appointmentId).queryKey, changed);
    void queryClient.invalidateQueries({ queryKey: ["appointment", appointmentId] });
    void queryClient.invalidateQueries({ queryKey: ["payments", "open"] });
    onClose();
  };
  const { busy, message, submit } = useSubmit(form, (values: RefundValues) =>
    answerOf(refund(values), { amount: "amount", reason: "reason" }),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("refund.submit")}
    >
      <Text size="sm">{isByHand ? t("refund.byHandHint") : t("refund.cardHint")}</Text>
      <AmountField
        label={t("amount")}
        description={t("refund.left", { amount: formatPrice(left, currency, locale) })}
        currency={currency}
        {...form.getInputProps("amount")}
      />
      <TextInput
        label={t("refund.reason")}
        description={t("refund.reasonHint")}
        maxLength={500}
        {...form.getInputProps("reason")}
      />
      {isByHand && (
        <Checkbox
          label={t("refund.hasIt")}
          {...form.getInputProps("paidBack", { type: "checkbox" })}
        />
      )}
    </FormFrame>
  );
}

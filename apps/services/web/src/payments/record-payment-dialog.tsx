import { FormFrame, formatPrice, minorUnits, useLocale, useSubmit } from "@convene/ui";
import { unwrap, useIdempotentSend, useSubmitAnswer } from "@convene/web-kit";
import { Modal, NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type AppointmentPayments, api } from "../api.ts";
import { AmountField } from "./amount-field.tsx";
import { paymentsQuery } from "./payments-query.ts";

interface RecordPaymentDialogProps {
  readonly opened: boolean;
  readonly money: AppointmentPayments;
  readonly onClose: () => void;
}

/** Records what a client paid by hand. */
export function RecordPaymentDialog({ opened, money, onClose }: RecordPaymentDialogProps) {
  const { t } = useTranslation("payments");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("record.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <RecordForm money={money} onClose={onClose} />
    </Modal>
  );
}

const METHODS = ["cash", "card", "bank_transfer", "other"] as const;

interface RecordValues {
  amount: number | string;
  method: (typeof METHODS)[number];
  note: string;
}

function RecordForm({ money, onClose }: Omit<RecordPaymentDialogProps, "opened">) {
  const { t } = useTranslation("payments");
  const locale = useLocale();
  const answerOf = useSubmitAnswer();
  const queryClient = useQueryClient();
  const { appointmentId, currency, due } = money;
  const units = minorUnits(currency);
  // One for each payment that is meant: a repeated request records no second one.
  const send = useIdempotentSend();
  const form = useForm<RecordValues>({
    initialValues: { amount: due / units, method: "cash", note: "" },
    validate: {
      amount: (amount) => {
        const minor = Math.round(Number(amount) * units);
        if (!(minor > 0)) return t("amountNeeded");
        return minor > due ? t("tooMuch", { amount: formatPrice(due, currency, locale) }) : null;
      },
    },
  });
  const record = async ({ amount, method, note }: RecordValues) => {
    const json = {
      amount: Math.round(Number(amount) * units),
      method,
      ...(note.trim() !== "" && { note: note.trim() }),
    };
    const changed = await send((header) =>
      unwrap(
        api.appointments[":id"].payments.$post({ param: { id: appointmentId }, header, json }),
      ),
    );
    queryClient.setQueryData(paymentsQuery(appointmentId).queryKey, changed);
    void queryClient.invalidateQueries({ queryKey: ["appointment", appointmentId] });
    void queryClient.invalidateQueries({ queryKey: ["payments", "open"] });
    onClose();
  };
  const { busy, message, submit } = useSubmit(form, (values: RecordValues) =>
    answerOf(record(values), { amount: "amount", method: "method", note: "note" }),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("record.submit")}
    >
      <AmountField label={t("amount")} currency={currency} {...form.getInputProps("amount")} />
      <NativeSelect
        label={t("how")}
        data={METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
        {...form.getInputProps("method")}
      />
      <TextInput label={t("note")} maxLength={500} {...form.getInputProps("note")} />
    </FormFrame>
  );
}

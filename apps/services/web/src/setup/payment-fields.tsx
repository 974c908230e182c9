import { NumberInput, Select, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ServiceFormPart } from "./service-form-type.ts";

interface PaymentFieldsProps extends ServiceFormPart {
  readonly currency: string;
  /** How many minor units a unit of it has. */
  readonly units: number;
}

const TIMINGS = ["on_site", "deposit", "full"] as const;

/** What it costs, and when that is paid. */
export function PaymentFields({ form, currency, units }: PaymentFieldsProps) {
  const { t } = useTranslation("setup");
  const money = { min: 0, decimalScale: Math.log10(units), required: true };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NumberInput
        label={t("service.price", { currency })}
        {...money}
        {...form.getInputProps("price")}
      />
      <Select
        label={t("service.paymentTiming")}
        description={t("service.paymentTimingHint")}
        data={TIMINGS.map((value) => ({ value, label: t(`service.timings.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps("paymentTiming")}
      />
      {form.values.paymentTiming === "deposit" && (
        <NumberInput
          label={t("service.deposit", { currency })}
          {...money}
          {...form.getInputProps("deposit")}
        />
      )}
    </SimpleGrid>
  );
}

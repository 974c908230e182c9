import { minorUnits } from "@convene/ui";
import { NumberInput, type NumberInputProps } from "@mantine/core";

interface AmountFieldProps extends NumberInputProps {
  /** ISO 4217. Values are amounts of the currency itself, as a person types them. */
  readonly currency: string;
}

/** An amount of money, as a person types it. */
export function AmountField({ currency, ...field }: AmountFieldProps) {
  const decimals = Math.round(Math.log10(minorUnits(currency)));
  return (
    <NumberInput
      {...field}
      min={0}
      decimalScale={decimals}
      fixedDecimalScale={decimals > 0}
      suffix={` ${currency}`}
      inputMode={decimals > 0 ? "decimal" : "numeric"}
      hideControls
      required
    />
  );
}

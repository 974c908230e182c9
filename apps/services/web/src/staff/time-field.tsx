import { describeZone } from "@convene/ui";
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface TimeFieldProps {
  /** As `<input type="datetime-local">` has it. */
  readonly value: string;
  /** IANA zone in which it is meant. */
  readonly timeZone: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Any date and time, in the zone told. */
export function TimeField({ value, timeZone, error, onChange }: TimeFieldProps) {
  const { t } = useTranslation("services");
  return (
    <TextInput
      type="datetime-local"
      label={t("quick.time")}
      description={t("summary.zone", { city: describeZone(timeZone).city })}
      required
      step={300}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

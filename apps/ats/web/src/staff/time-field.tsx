import { describeZone } from "@convene/ui";
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface TimeFieldProps {
  /** As `<input type="datetime-local">` has it. */
  readonly value: string;
  /** IANA zone in which it is meant. */
  readonly timeZone: string;
  readonly onChange: (value: string) => void;
}

/** Any date and time, in the zone told. */
export function TimeField({ value, timeZone, onChange }: TimeFieldProps) {
  const { t } = useTranslation("ats");
  return (
    <TextInput
      type="datetime-local"
      label={t("time.label")}
      description={t("time.zone", { city: describeZone(timeZone).city })}
      step={300}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

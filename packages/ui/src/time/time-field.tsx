import { TextInput } from "@mantine/core";

export interface TimeFieldProps {
  readonly label: string;
  /** Says in which zone the time is meant. */
  readonly description: string;
  /** As `<input type="datetime-local">` has it; see `toInputValue`. */
  readonly value: string;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Any date and time. */
export function TimeField({ onChange, ...field }: TimeFieldProps) {
  return (
    <TextInput
      type="datetime-local"
      step={300}
      {...field}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

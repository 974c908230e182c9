import { Alert, Button, Stack } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { FormEvent, ReactNode } from "react";

export interface FormFrameProps {
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  readonly busy: boolean;
  readonly message: string | undefined;
  readonly submitLabel: string;
  /** Beside the submit button, e.g. "Cancel". */
  readonly secondary?: ReactNode;
  readonly children: ReactNode;
}

/** Fields, the problem above them, one primary button. */
export function FormFrame({
  onSubmit,
  busy,
  message,
  submitLabel,
  secondary,
  children,
}: FormFrameProps) {
  return (
    <form onSubmit={onSubmit} noValidate>
      {/* there before the message is, so that screen readers hear it arrive */}
      <div role="alert">
        {message && (
          <Alert color="red" mb="md" p="xs" icon={<IconAlertCircle size={18} aria-hidden />}>
            {message}
          </Alert>
        )}
      </div>
      <Stack gap="md">
        {children}
        <Button type="submit" loading={busy} fullWidth={!secondary}>
          {submitLabel}
        </Button>
        {secondary}
      </Stack>
    </form>
  );
}

import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Organisation } from "../api.ts";
import { STEP_HEADING } from "./use-focus-on-step.ts";

interface BookingIntroProps {
  readonly organisation: Organisation;
  /** Whether the step's heading is this one. */
  readonly isHeading: boolean;
}

/** Whose page it is, and what the organisation has to say first. */
export function BookingIntro({ organisation, isHeading }: BookingIntroProps) {
  const { t } = useTranslation("services");
  const { name, bookingIntro } = organisation;
  if (!isHeading) return null;
  return (
    <div>
      <Title order={1} {...STEP_HEADING}>
        {t("service.choose", { organisation: name })}
      </Title>
      {bookingIntro !== null && (
        <Text c="dimmed" mt={4} style={{ whiteSpace: "pre-line" }}>
          {bookingIntro}
        </Text>
      )}
    </div>
  );
}

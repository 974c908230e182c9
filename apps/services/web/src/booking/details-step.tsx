import { LoadingState } from "@convene/ui";
import { Stack, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { DetailsFormProps } from "./details-form.tsx";
import { STEP_HEADING } from "./use-focus-on-step.ts";

const load = () => import("./details-form.tsx");
const DetailsForm = lazy(async () => ({ default: (await load()).DetailsForm }));

/** Loads the form while the time is being held: nobody needs it before. */
export function prepareDetails(): void {
  void load();
}

/** Who comes, and what the service asks; then it is booked. */
export function DetailsStep(props: DetailsFormProps) {
  const { t } = useTranslation("services");
  return (
    <Stack gap="md">
      <Title order={2} size="h3" {...STEP_HEADING}>
        {t("details.title")}
      </Title>
      <Suspense fallback={<LoadingState shape="form" count={3} />}>
        <DetailsForm {...props} />
      </Suspense>
    </Stack>
  );
}

import { formatDuration, useLocale } from "@convene/ui";
import { IconListNumbers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { plansQuery } from "../queries.ts";
import { SetupList } from "./setup-list.tsx";

/** Several interviews that belong together. */
export function PlansPage() {
  const locale = useLocale();
  return (
    <SetupList
      kind="plans"
      icon={IconListNumbers}
      found={useQuery(plansQuery)}
      toRow={({ id, name, active, steps }) => {
        const minutes = steps.reduce((sum, step) => sum + step.durationMinutes, 0);
        const names = steps.map((step) => step.name).join(" → ");
        return { id, name, active, facts: [formatDuration(minutes, locale), names] };
      }}
    />
  );
}

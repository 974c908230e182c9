import { unwrap } from "@convene/web-kit";
import { IconListNumbers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { api } from "../api.ts";
import { plansQuery, templatesQuery } from "../queries.ts";
import { PlanEditor } from "./plan-editor.tsx";
import { RemoveSetup } from "./remove-setup.tsx";
import { SetupItem } from "./setup-item.tsx";

const route = getRouteApi("/staff/setup/plans/$planId");

/** A plan with its interviews and their order, or a new one. */
export function PlanPage() {
  const { planId } = route.useParams();
  const isNew = planId === "new";
  // What is being edited stays as it was opened: the server says if somebody else saved it.
  const fresh = { refetchOnWindowFocus: false };
  const plans = useQuery({ ...plansQuery, ...fresh });
  const templates = useQuery({ ...templatesQuery, ...fresh });
  const plan = plans.data?.items.find(({ id }) => id === planId);
  return (
    <SetupItem
      kind="plans"
      icon={IconListNumbers}
      item={plan}
      isNew={isNew}
      queries={[plans, templates]}
      actions={
        plan && (
          <RemoveSetup
            kind="plans"
            name={plan.name}
            onRemove={() => unwrap(api.plans[":id"].$delete({ param: { id: plan.id } }))}
          />
        )
      }
    >
      <PlanEditor key={plan?.id ?? "new"} plan={plan} templates={templates.data?.items ?? []} />
    </SetupItem>
  );
}

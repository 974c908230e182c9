import { unwrap } from "@convene/web-kit";
import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { api } from "../api.ts";
import { interviewersQuery, poolsQuery } from "../queries.ts";
import { PoolEditor } from "./pool-editor.tsx";
import { RemoveSetup } from "./remove-setup.tsx";
import { SetupItem } from "./setup-item.tsx";

const route = getRouteApi("/staff/setup/pools/$poolId");

/** A pool with its members and how far they are, or a new one. */
export function PoolPage() {
  const { poolId } = route.useParams();
  const isNew = poolId === "new";
  // What is being edited stays as it was opened: the server says if somebody else saved it.
  const fresh = { refetchOnWindowFocus: false };
  const pools = useQuery({ ...poolsQuery, ...fresh });
  const interviewers = useQuery({ ...interviewersQuery, ...fresh });
  const pool = pools.data?.items.find(({ id }) => id === poolId);
  return (
    <SetupItem
      kind="pools"
      icon={IconUsersGroup}
      item={pool}
      isNew={isNew}
      queries={[pools, interviewers]}
      actions={
        pool && (
          <RemoveSetup
            kind="pools"
            name={pool.name}
            onRemove={() => unwrap(api.pools[":id"].$delete({ param: { id: pool.id } }))}
          />
        )
      }
    >
      <PoolEditor
        key={pool?.id ?? "new"}
        pool={pool}
        interviewers={interviewers.data?.items ?? []}
      />
    </SetupItem>
  );
}

import { IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { poolsQuery } from "../queries.ts";
import { SetupList } from "./setup-list.tsx";

/** Interviewers who can stand in for each other. */
export function PoolsPage() {
  const { t } = useTranslation("setup");
  return (
    <SetupList
      kind="pools"
      icon={IconUsersGroup}
      found={useQuery(poolsQuery)}
      toRow={({ id, name, active, members, templates }) => {
        const holding = members.filter(({ qualification }) => qualification === "qualified");
        const learning = members.length - holding.length;
        return {
          id,
          name,
          active,
          facts: [
            t("pools.holding", { count: holding.length }),
            ...(learning > 0 ? [t("pools.learning", { count: learning })] : []),
            ...(templates.length > 0 ? [templates.join(", ")] : []),
          ],
        };
      }}
    />
  );
}

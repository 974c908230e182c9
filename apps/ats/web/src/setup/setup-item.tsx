import { EmptyState, type IconComponent, LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, usePageTitle } from "@convene/web-kit";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ForRecruiters } from "./for-recruiters.tsx";

interface SetupItemProps {
  /** Names the texts: `templates.title` and so on. */
  readonly kind: "templates" | "pools" | "plans";
  readonly icon: IconComponent;
  /** What is edited; undefined while it is not there, or for a new one. */
  readonly item: { readonly name: string } | undefined;
  readonly isNew: boolean;
  /** All that the editor needs. */
  readonly queries: readonly UseQueryResult<unknown>[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame around the editor of a template, a pool or a plan. */
export function SetupItem(props: SetupItemProps) {
  const { kind, icon, item, isNew, queries, actions, children } = props;
  const { t } = useTranslation("setup");
  const title = isNew ? t(`${kind}.titleNew`) : (item?.name ?? t(`${kind}.title`));
  usePageTitle(title);
  const failed = queries.find((query) => query.isError && query.data === undefined);
  return (
    <ForRecruiters title={title}>
      <PageHeader
        title={title}
        parents={[{ label: t(`${kind}.title`), href: `/setup/${kind}` }]}
        actions={actions}
      />
      {failed ? (
        <QueryFailed
          error={failed.error}
          onRetry={() => {
            for (const query of queries) void query.refetch();
          }}
        />
      ) : queries.some((query) => query.isPending) ? (
        <LoadingState shape="form" count={8} />
      ) : isNew || item ? (
        children
      ) : (
        <EmptyState icon={icon} title={t(`${kind}.gone`)}>
          {t("goneHint")}
        </EmptyState>
      )}
    </ForRecruiters>
  );
}

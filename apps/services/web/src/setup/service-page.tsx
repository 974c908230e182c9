import { EmptyState, LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { IconListDetails } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { peopleQuery } from "../staff/queries.ts";
import { ForManagers } from "./for-managers.tsx";
import { RemoveService } from "./remove-service.tsx";
import { ServiceEditor } from "./service-editor.tsx";
import { allServicesQuery, resourcesQuery } from "./setup-queries.ts";

const route = getRouteApi("/staff/setup/services/$serviceId");

/** A service with all that can be said of it, or a new one. */
export function ServicePage() {
  const { t } = useTranslation("setup");
  const { isOverseer } = useSignedIn();
  const { serviceId } = route.useParams();
  const isNew = serviceId === "new";
  // What is being edited stays as it was opened: the server says if somebody else saved it.
  const fresh = { enabled: isOverseer, refetchOnWindowFocus: false };
  const services = useQuery({ ...allServicesQuery, ...fresh });
  const people = useQuery({ ...peopleQuery, ...fresh });
  const resources = useQuery({ ...resourcesQuery, ...fresh });
  const service = services.data?.items.find(({ id }) => id === serviceId);
  const title = isNew ? t("service.titleNew") : (service?.name ?? t("service.title"));
  usePageTitle(title);

  return (
    <ForManagers title={title}>
      <PageHeader
        title={title}
        parents={[{ label: t("services.title"), href: "/setup/services" }]}
        actions={service && <RemoveService service={service} />}
      />
      {services.isPending || people.isPending || resources.isPending ? (
        <LoadingState shape="form" count={8} />
      ) : services.isError || people.isError || resources.isError ? (
        <QueryFailed
          error={services.error ?? people.error ?? resources.error}
          onRetry={() => {
            void services.refetch();
            void people.refetch();
            void resources.refetch();
          }}
        />
      ) : isNew || service ? (
        <ServiceEditor
          key={service?.id ?? "new"}
          service={service}
          people={people.data.items}
          resources={resources.data.items.filter(({ kind }) => kind !== "person")}
          categories={[...new Set(services.data.items.flatMap(({ category }) => category ?? []))]}
        />
      ) : (
        <EmptyState icon={IconListDetails} title={t("service.gone")}>
          {t("service.goneHint")}
        </EmptyState>
      )}
    </ForManagers>
  );
}

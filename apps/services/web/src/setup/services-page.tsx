import { EmptyState, LoadingState, PageHeader, useLink } from "@convene/ui";
import { QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Button, Stack } from "@mantine/core";
import { IconListDetails, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { servicesQuery } from "../staff/queries.ts";
import { BookingAddress } from "./booking-address.tsx";
import { ServiceGroups } from "./service-groups.tsx";
import { allServicesQuery } from "./setup-queries.ts";
import { useLiveSetup } from "./use-live-setup.ts";

/** What is offered, in the order in which clients see it, and the address to give to them. */
export function ServicesPage() {
  const { t } = useTranslation("setup");
  const { isOverseer } = useSignedIn();
  const Link = useLink();
  const services = useQuery(isOverseer ? allServicesQuery : servicesQuery);
  usePageTitle(t("services.title"));
  useLiveSetup();

  return (
    <>
      <PageHeader
        title={t("services.title")}
        description={t("services.description")}
        actions={
          isOverseer && (
            <Button
              component={Link}
              href="/setup/services/new"
              leftSection={<IconPlus size={16} aria-hidden />}
            >
              {t("services.add")}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        <BookingAddress />
        {services.isPending ? (
          <LoadingState shape="rows" />
        ) : !services.data ? (
          <QueryFailed error={services.error} onRetry={() => void services.refetch()} />
        ) : services.data.items.length === 0 ? (
          <EmptyState icon={IconListDetails} title={t("services.empty")}>
            {t("services.emptyHint")}
          </EmptyState>
        ) : (
          <ServiceGroups services={services.data.items} />
        )}
      </Stack>
    </>
  );
}

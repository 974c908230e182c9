import { EmptyState, FailedState, LoadingState, PublicLayout } from "@convene/ui";
import {
  ApiProblem,
  brandingOf,
  browserTimeZone,
  useLanguage,
  usePageTitle,
} from "@convene/web-kit";
import { Container } from "@mantine/core";
import { IconLinkOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ClientAppointment } from "../api.ts";
import { AppointmentCard } from "./appointment-card.tsx";
import { managedQuery } from "./managed-query.ts";
import { MovePanel } from "./move-panel.tsx";

const route = getRouteApi("/manage/$token");

/** What a client's link opens: the appointment, and what can still be changed. */
export function ManagePage() {
  const { t } = useTranslation("services");
  const { token } = route.useParams();
  const found = useQuery(managedQuery(token));
  if (found.data) return <Managed appointment={found.data} />;
  const isGone = found.error instanceof ApiProblem && found.error.isRefusal;
  return (
    <Container component="main" size="sm" py="xl">
      {found.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : isGone ? (
        <EmptyState level={1} icon={IconLinkOff} title={t("manage.gone")}>
          {t("manage.goneHint")}
        </EmptyState>
      ) : (
        <FailedState onRetry={() => void found.refetch()} />
      )}
    </Container>
  );
}

function Managed({ appointment }: { readonly appointment: ClientAppointment }) {
  const { token } = route.useParams();
  const search = route.useSearch();
  const language = useLanguage();
  const timeZone = search.zone ?? browserTimeZone();
  usePageTitle(`${appointment.title} · ${appointment.organisation.name}`);
  const isMoving = search.move === "yes" && appointment.changes.whyNotMove === null;
  return (
    <PublicLayout organisation={brandingOf(appointment.organisation)} {...language}>
      {isMoving ? (
        <MovePanel token={token} appointment={appointment} timeZone={timeZone} />
      ) : (
        <AppointmentCard token={token} appointment={appointment} timeZone={timeZone} />
      )}
    </PublicLayout>
  );
}

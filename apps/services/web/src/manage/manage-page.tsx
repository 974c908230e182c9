import { PublicLayout } from "@convene/ui";
import {
  brandingOf,
  browserTimeZone,
  LinkPending,
  useLanguage,
  usePageTitle,
} from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ClientAppointment } from "../api.ts";
import { LinkGone } from "../link-gone.tsx";
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
  const gone = <LinkGone title={t("manage.gone")} hint={t("manage.goneHint")} />;
  return <LinkPending found={found} gone={gone} />;
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

import { LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, useLive, usePageTitle } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applicationQuery, plansQuery, templatesQuery } from "../queries.ts";
import { requestsQuery } from "../requests/request-queries.ts";
import { useLiveInterviews } from "../staff/use-live-interviews.ts";
import { type BookedLoop, LoopBooked } from "./loop-booked.tsx";
import { LoopForm } from "./loop-form.tsx";

const route = getRouteApi("/staff/applications/$id/loop");

/** From a candidate to several interviews at once: booked, or held and offered. */
export function LoopPage() {
  const { t } = useTranslation(["requests", "ats"]);
  const { id } = route.useParams();
  const search = route.useSearch();
  const application = useQuery(applicationQuery(id));
  const plans = useQuery(plansQuery);
  const templates = useQuery(templatesQuery);
  const requests = useQuery(requestsQuery(id));
  const [booked, setBooked] = useState<BookedLoop>();
  usePageTitle(t("loop.title"));
  useLiveInterviews();
  useLive({ reservation: [["loops"]], interview: [["loops"]], setup: [["loops"]] });
  const failed = [application, plans, templates, requests].find((one) => one.isError);
  return (
    <>
      <PageHeader
        title={t("loop.title")}
        parents={[
          { label: t("ats:navigation.applications"), href: "/applications" },
          ...(application.data
            ? [{ label: application.data.candidate.name, href: `/applications/${id}` }]
            : []),
        ]}
        {...(application.data && {
          description: `${application.data.candidate.name} · ${application.data.job.title}`,
        })}
      />
      {application.data && plans.data && templates.data && requests.data ? (
        booked ? (
          <LoopBooked application={application.data} booked={booked} />
        ) : (
          <LoopForm
            application={application.data}
            plans={plans.data.items.filter(({ active }) => active)}
            templates={templates.data.items.filter(({ active }) => active)}
            plan={search.plan}
            request={requests.data.items.find(
              (request) => request.id === search.request && request.state === "answered",
            )}
            onBooked={setBooked}
          />
        )
      ) : failed ? (
        <QueryFailed error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <LoadingState shape="form" count={6} />
      )}
    </>
  );
}

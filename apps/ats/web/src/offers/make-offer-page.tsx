import { LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, unwrap, useNavigateTo, usePageTitle, useSignedIn } from "@convene/web-kit";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { applicationQuery } from "../queries.ts";
import { OfferForm } from "./offer-form.tsx";
import { offerQuery } from "./offer-queries.ts";

const route = getRouteApi("/staff/applications/$id/offer");
const USUAL_DAYS = 7;

/** Drafts an offer for an application. */
export function MakeOfferPage() {
  const { t } = useTranslation("offers");
  const { id } = route.useParams();
  const { organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const application = useQuery(applicationQuery(id));
  usePageTitle(t("make.title"));
  const { data } = application;
  return (
    <>
      <PageHeader
        title={data ? t("make.for", { name: data.candidate.name }) : t("make.title")}
        {...(data && {
          description: data.job.title,
          parents: [{ label: data.candidate.name, href: `/applications/${id}` }],
        })}
      />
      {data ? (
        <OfferForm
          applicationId={id}
          initialValues={{
            title: data.job.title,
            salary: "",
            currency: organisation.currency,
            payPeriod: "year",
            startDate: "",
            validDays: USUAL_DAYS,
            body: "",
            approverIds: [],
            templateId: null,
          }}
          submitLabel={t("make.submit")}
          onSave={async (terms, templateId) => {
            const json = { applicationId: id, templateId, ...terms };
            const offer = await unwrap(api.offers.$post({ json }));
            queryClient.setQueryData(offerQuery(offer.id).queryKey, offer);
            void queryClient.invalidateQueries({ queryKey: ["offers"] });
            navigateTo(`/offers/${offer.id}`);
          }}
        />
      ) : application.isPending ? (
        <LoadingState shape="form" count={6} />
      ) : (
        <QueryFailed error={application.error} onRetry={() => void application.refetch()} />
      )}
    </>
  );
}

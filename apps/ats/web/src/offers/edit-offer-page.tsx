import { EmptyState, LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, unwrap, useNavigateTo, usePageTitle } from "@convene/web-kit";
import { Alert, Stack } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { OfferForm } from "./offer-form.tsx";
import { type Offer, offerQuery } from "./offer-queries.ts";
import { valuesOf } from "./offer-values.ts";

const route = getRouteApi("/staff/offers/$id/edit");

/** Changes what an offer says, for as long as it is not sent. */
export function EditOfferPage() {
  const { t } = useTranslation("offers");
  const { id } = route.useParams();
  // What is being edited stays as it was: who changed it meanwhile is found out as it is saved.
  const offer = useQuery({ ...offerQuery(id), refetchOnWindowFocus: false });
  usePageTitle(t("edit.title"));
  return (
    <>
      <PageHeader
        title={t("edit.title")}
        {...(offer.data && {
          description: `${offer.data.candidateName} · ${offer.data.title}`,
          parents: [
            { label: t("title"), href: "/offers" },
            { label: offer.data.candidateName, href: `/offers/${id}` },
          ],
        })}
      />
      {offer.data ? (
        offer.data.may.edit ? (
          <Editor key={offer.data.id} offer={offer.data} />
        ) : (
          <EmptyState icon={IconLock} title={t("edit.closed")}>
            {t("edit.closedHint")}
          </EmptyState>
        )
      ) : offer.isPending ? (
        <LoadingState shape="form" count={6} />
      ) : (
        <QueryFailed error={offer.error} onRetry={() => void offer.refetch()} />
      )}
    </>
  );
}

function Editor({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const { id, version, state, chain } = offer;
  return (
    <Stack gap="md">
      {state !== "draft" && <Alert color="yellow">{t("edit.anew")}</Alert>}
      <OfferForm
        applicationId={offer.applicationId}
        initialValues={valuesOf(offer)}
        known={chain.map(({ memberId, name }) => ({ id: memberId, name }))}
        submitLabel={t("edit.submit")}
        onSave={async (terms) => {
          const request = { param: { id }, json: { version, ...terms } };
          const changed = await unwrap(api.offers[":id"].$put(request));
          queryClient.setQueryData(offerQuery(id).queryKey, changed);
          void queryClient.invalidateQueries({ queryKey: ["offers"] });
          navigateTo(`/offers/${id}`);
        }}
      />
    </Stack>
  );
}

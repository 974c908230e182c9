import { AuthLayout, OrganisationForm, type OrganisationValues, useLink } from "@convene/ui";
import { Anchor } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { browserTimeZone } from "../app/browser-time-zone.ts";
import { useNavigateTo } from "../app/use-navigate-to.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { PublicPageProps } from "../routes/shared-routes.tsx";
import { refreshMe } from "../session/me-query.ts";
import { signInHref } from "../session/next-path.ts";
import { useMe } from "../session/use-me.ts";

/** Sets up an organisation, the first or a further one, and opens it. */
export function NewOrganisationPage({ product, home }: PublicPageProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const answerOf = useSubmitAnswer();
  const me = useMe();
  const [now] = useState(() => new Date());
  const signedOut = me.data !== undefined && me.data.user === null;
  const isFirst = me.data?.organisations.length === 0;
  usePageTitle(t("newOrganisation.title"));

  useEffect(() => {
    if (signedOut) navigateTo(signInHref("/new-organisation"), { replace: true });
  }, [signedOut, navigateTo]);

  const create = async (values: OrganisationValues) => {
    await unwrap(sharedApi.organisations.$post({ json: values }));
    await refreshMe(queryClient); // the new one is open now
    navigateTo(home, { replace: true });
  };

  return (
    <AuthLayout
      productName={t(`product.${product}`)}
      title={t("newOrganisation.title")}
      introduction={t(isFirst ? "newOrganisation.first" : "newOrganisation.further")}
      footer={
        isFirst ? undefined : (
          <Anchor component={Link} href={home} inherit>
            {t("newOrganisation.back")}
          </Anchor>
        )
      }
    >
      <OrganisationForm
        now={now}
        initial={{ name: "", slug: "", timeZone: browserTimeZone() }}
        {...(me.data ? { addressPrefix: `${new URL(me.data.urls.services).host}/` } : {})}
        onSubmit={(values) =>
          answerOf(create(values), { name: "name", slug: "slug", timeZone: "timeZone" } as const)
        }
      />
    </AuthLayout>
  );
}

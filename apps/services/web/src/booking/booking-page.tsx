import { FailedState, LoadingState, PublicLayout } from "@convene/ui";
import {
  ApiProblem,
  brandingOf,
  browserTimeZone,
  useLanguage,
  usePageTitle,
} from "@convene/web-kit";
import { Container } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PublicPage } from "../api.ts";
import { BookingFlow } from "./booking-flow.tsx";
import { publicPageQuery } from "./public-page-query.ts";
import { ServiceChoice } from "./service-choice.tsx";
import { UnknownOrganisation } from "./unknown-organisation.tsx";

const route = getRouteApi("/$slug");

/** The public page of an organisation, from choosing a service to having booked. */
export function BookingPage() {
  const { slug } = route.useParams();
  const page = useQuery(publicPageQuery(slug));
  if (page.data) return <Organisation {...page.data} />;
  if (page.error instanceof ApiProblem && page.error.status === 404) return <UnknownOrganisation />;
  return (
    <Container component="main" size="lg" py="xl">
      {page.isPending ? (
        <LoadingState shape="cards" count={4} />
      ) : (
        <FailedState onRetry={() => void page.refetch()} />
      )}
    </Container>
  );
}

function Organisation({ organisation, services }: PublicPage) {
  const { t } = useTranslation("services");
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(organisation.name);

  // Where there is no choice, nobody is asked to make it.
  const [only] = services.length === 1 ? services : [];
  const service = services.find(({ id }) => id === search.service) ?? only;
  const timeZone = search.zone ?? browserTimeZone();
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      {service ? (
        <BookingFlow
          key={service.id}
          organisation={organisation}
          service={service}
          timeZone={timeZone}
          {...(services.length > 1 && {
            onOtherService: () => {
              void navigate({ search: search.zone === undefined ? {} : { zone: search.zone } });
            },
          })}
        />
      ) : (
        <ServiceChoice
          title={t("service.choose", { organisation: organisation.name })}
          slug={organisation.slug}
          services={services}
          timeZone={timeZone}
          onChoose={(id) => {
            void navigate({ search: (before) => ({ ...before, service: id }) });
          }}
        />
      )}
    </PublicLayout>
  );
}

import { FailedState, LoadingState, PublicLayout } from "@convene/ui";
import { ApiProblem, brandingOf, useLanguage, usePageTitle } from "@convene/web-kit";
import { Container } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { PublicPage } from "../api.ts";
import { Booking } from "./booking.tsx";
import { publicPageQuery } from "./public-page-query.ts";
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

function Organisation(page: PublicPage) {
  const { organisation } = page;
  const language = useLanguage();
  const navigate = useNavigate();
  usePageTitle(organisation.name);
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <Booking
        page={page}
        onBooked={({ token, appointment }, timeZone) => {
          const link = { params: { token } };
          // What waits for its payment is paid first; the rest is there to be looked at.
          return appointment.status === "pending"
            ? navigate({ to: "/pay/$token", ...link, search: { zone: timeZone } })
            : navigate({
                to: "/manage/$token",
                ...link,
                search: { booked: "yes", zone: timeZone },
              });
        }}
      />
    </PublicLayout>
  );
}

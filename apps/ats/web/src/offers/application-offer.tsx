import { formatMoment, LoadingState, useLink, useLocale } from "@convene/ui";
import { QueryFailed, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconFilePlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { applicationOffersQuery, type OfferState } from "./offer-queries.ts";
import { OfferStateBadge } from "./offer-state-badge.tsx";
import { useLiveOffers } from "./use-live-offers.ts";

interface ApplicationOfferProps {
  readonly applicationId: string;
  /** The application is not decided: an offer can be made. */
  readonly isActive: boolean;
}

/** There is one of these at a time. */
const OPEN: ReadonlySet<OfferState> = new Set([
  "draft",
  "pending_approval",
  "approved",
  "sent",
  "countered",
]);

/** The offers of an application, and the way to make one. */
export function ApplicationOffer({ applicationId, isActive }: ApplicationOfferProps) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const Link = useLink();
  const { timeZone } = useSignedIn().member;
  const offers = useQuery(applicationOffersQuery(applicationId));
  useLiveOffers();
  const items = offers.data?.items ?? [];
  const mayMake =
    isActive && offers.data !== undefined && !items.some(({ state }) => OPEN.has(state));
  return (
    <Card withBorder padding="md" component="section" aria-labelledby="application-offer">
      <Stack gap="sm">
        <Title order={2} size="h5" id="application-offer">
          {t("offer")}
        </Title>
        {offers.data ? (
          <>
            {items.length === 0 && (
              <Text size="sm" c="dimmed">
                {t("card.none")}
              </Text>
            )}
            {items.map(({ id, title, state, expiresAt }) => (
              <div key={id}>
                <Group justify="space-between" gap="xs">
                  <Anchor component={Link} href={`/offers/${id}`} underline="always" size="sm">
                    {title}
                  </Anchor>
                  <OfferStateBadge state={state} />
                </Group>
                {state === "sent" && expiresAt !== null && (
                  <Text size="xs" c="dimmed">
                    {t("card.until", {
                      when: formatMoment(new Date(expiresAt), { locale, timeZone }),
                    })}
                  </Text>
                )}
              </div>
            ))}
            {mayMake && (
              <Button
                component={Link}
                href={`/applications/${applicationId}/offer`}
                variant="default"
                leftSection={<IconFilePlus size={18} aria-hidden />}
              >
                {t("card.make")}
              </Button>
            )}
          </>
        ) : offers.isPending ? (
          <LoadingState shape="rows" count={1} />
        ) : (
          <QueryFailed error={offers.error} onRetry={() => void offers.refetch()} />
        )}
      </Stack>
    </Card>
  );
}

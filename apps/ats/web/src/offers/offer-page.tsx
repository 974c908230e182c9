import {
  Entry,
  EntryList,
  formatLocalDate,
  formatMoment,
  formatPrice,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import { QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Alert, Anchor, Card, Grid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AfterAcceptance } from "./after-acceptance.tsx";
import { OfferActions } from "./offer-actions.tsx";
import { OfferChain } from "./offer-chain.tsx";
import { OfferHistory } from "./offer-history.tsx";
import { OfferLetter, Signature } from "./offer-letter.tsx";
import { type Offer, offerQuery } from "./offer-queries.ts";
import { OfferStateBadge } from "./offer-state-badge.tsx";
import { useLiveOffers } from "./use-live-offers.ts";

const route = getRouteApi("/staff/offers/$id");

/** An offer: the letter, how far it is, who approves it, and all that happened. */
export function OfferPage() {
  const { t } = useTranslation("offers");
  const { id } = route.useParams();
  const found = useQuery(offerQuery(id));
  usePageTitle(found.data ? `${found.data.candidateName} · ${t("offer")}` : t("offer"));
  useLiveOffers();
  if (found.data) return <Found offer={found.data} />;
  return found.isPending ? (
    <LoadingState shape="cards" count={3} />
  ) : (
    <>
      <PageHeader title={t("offer")} parents={[{ label: t("title"), href: "/offers" }]} />
      <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
    </>
  );
}

function Found({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const { organisation, member } = useSignedIn();
  const { timeZone } = member;
  const { state, candidateName, title, job, sentAt, signature, answeredAt } = offer;
  const moment = (at: string) => formatMoment(new Date(at), { locale, timeZone });
  return (
    <>
      <PageHeader
        title={t("offerFor", { name: candidateName })}
        description={title === job.title ? title : `${title} · ${job.title}`}
        parents={[{ label: t("title"), href: "/offers" }]}
        actions={<OfferActions offer={offer} />}
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Stack gap="lg">
            {state === "accepted" && <AfterAcceptance offer={offer} />}
            <CandidateSaid offer={offer} />
            <section aria-label={t("letter.label")}>
              <OfferLetter
                organisation={organisation.name}
                aside={sentAt === null ? t("notSent") : t("sentAt", { when: moment(sentAt) })}
                letter={offer.letter}
              >
                {signature !== null && answeredAt !== null && (
                  <Signature name={signature}>
                    {t("signedAt", { when: moment(answeredAt) })}
                  </Signature>
                )}
              </OfferLetter>
            </section>
            <Stack gap="sm" component="section">
              <Title order={2} size="h4">
                {t("history")}
              </Title>
              <OfferHistory offer={offer} />
            </Stack>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Stack gap="md">
            <Facts offer={offer} />
            <Card withBorder padding="md" component="section">
              <Title order={2} size="h5" mb="sm">
                {t("chain.title")}
              </Title>
              <OfferChain offer={offer} />
            </Card>
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function Facts({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const Link = useLink();
  const { timeZone } = useSignedIn().member;
  const { state, salary, currency, payPeriod, startDate, validDays, expiresAt, answeredAt } = offer;
  const moment = (at: string) => formatMoment(new Date(at), { locale, timeZone });
  // What was answered and is a draft again waits for another answer.
  const isAnswered = answeredAt !== null && expiresAt !== null;
  return (
    <Card withBorder padding="md">
      <Stack gap="md">
        <div>
          <OfferStateBadge state={state} />
        </div>
        <EntryList>
          <Entry label={t("candidate")}>
            <Anchor
              component={Link}
              href={`/applications/${offer.applicationId}`}
              underline="always"
            >
              {offer.candidateName}
            </Anchor>
          </Entry>
          <Entry label={t("salary")}>
            {t(`pay.${payPeriod}`, { amount: formatPrice(salary, currency, locale) })}
          </Entry>
          <Entry label={t("form.start")}>{formatLocalDate(startDate, locale)}</Entry>
          {isAnswered ? (
            <Entry label={t("answered")}>{moment(answeredAt)}</Entry>
          ) : (
            <Entry label={t("until")}>
              {expiresAt === null ? t("days", { count: validDays }) : moment(expiresAt)}
            </Entry>
          )}
          <Entry label={t("madeBy")}>{offer.madeBy}</Entry>
        </EntryList>
      </Stack>
    </Card>
  );
}

/** What the candidate answered, where it is more than yes; it stays while the offer is revised. */
function CandidateSaid({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const { state, reply, counterSalary, currency, payPeriod } = offer;
  const hasCounter = counterSalary !== null && state !== "accepted" && state !== "sent";
  if (state !== "declined" && !hasCounter) return null;
  return (
    <Alert
      color={hasCounter ? "yellow" : "gray"}
      title={
        hasCounter
          ? t("said.counter", {
              amount: t(`pay.${payPeriod}`, {
                amount: formatPrice(counterSalary, currency, locale),
              }),
            })
          : t("said.declined")
      }
    >
      {reply === null ? t("said.nothing") : <Text size="sm">“{reply}”</Text>}
    </Alert>
  );
}

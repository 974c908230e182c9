import {
  ConfirmDialog,
  describeZone,
  EmptyState,
  FailedState,
  formatDate,
  LoadingState,
  PublicLayout,
  useLink,
  useLocale,
} from "@convene/ui";
import {
  ApiProblem,
  brandingOf,
  unwrap,
  useLanguage,
  usePageTitle,
  useProblemText,
} from "@convene/web-kit";
import { Anchor, Button, Card, Container, Stack, Text, Title } from "@mantine/core";
import { IconLinkOff } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type WaitingPlace } from "../api.ts";
import { OfferPanel } from "./offer-panel.tsx";
import { waitingQuery } from "./waiting-query.ts";
import { dayPartOf } from "./waiting-wishes.ts";

const route = getRouteApi("/waiting/$token");

/** What a waiting client's link opens: their place on the list, and what is held for them. */
export function WaitingPage() {
  const { t } = useTranslation("waiting");
  const { token } = route.useParams();
  const found = useQuery(waitingQuery(token));
  if (found.data) return <Shown token={token} place={found.data} />;
  const isGone = found.error instanceof ApiProblem && found.error.isRefusal;
  return (
    <Container component="main" size="sm" py="xl">
      {found.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : isGone ? (
        <EmptyState level={1} icon={IconLinkOff} title={t("gone")}>
          {t("goneHint")}
        </EmptyState>
      ) : (
        <FailedState onRetry={() => void found.refetch()} />
      )}
    </Container>
  );
}

interface PlaceProps {
  readonly token: string;
  readonly place: WaitingPlace;
}

function Shown({ token, place }: PlaceProps) {
  const { t } = useTranslation("waiting");
  const Link = useLink();
  const language = useLanguage();
  const { organisation, state } = place;
  const isOpen = state === "waiting" || state === "offered";
  usePageTitle(`${t("title", { service: place.serviceName })} · ${organisation.name}`);
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <Card withBorder padding="lg" maw={640} mx="auto">
        <Stack gap="lg">
          <Title order={1} size="h2">
            {t("title", { service: place.serviceName })}
          </Title>
          {place.offer && <OfferPanel token={token} place={place} offer={place.offer} />}
          {isOpen ? (
            <>
              {!place.offer && (
                <Text role="status">
                  {t("ahead", { count: place.ahead })} {t("hint")}
                </Text>
              )}
              <Wishes place={place} />
              <Leave token={token} />
            </>
          ) : (
            <>
              <Text role="status">{t(state)}</Text>
              <Anchor component={Link} href={`/${organisation.slug}`}>
                {t("bookNow")}
              </Anchor>
            </>
          )}
        </Stack>
      </Card>
    </PublicLayout>
  );
}

/** What would do, as they said. */
function Wishes({ place }: { readonly place: WaitingPlace }) {
  const { t } = useTranslation("waiting");
  const locale = useLocale();
  const { timeZone, between, weekdays, hostName } = place;
  const part = dayPartOf(between);
  const day = (instant: string) => formatDate(new Date(instant), { locale, timeZone });
  const days = new Intl.ListFormat(locale).format(
    weekdays.map((weekday) => weekdayName(weekday, locale)),
  );
  return (
    <Stack gap={2}>
      <Text size="sm">{hostName === null ? t("anyone") : t("with", { host: hostName })}</Text>
      <Text size="sm">{t("between", { from: day(place.earliest), until: day(place.latest) })}</Text>
      {weekdays.length > 0 && <Text size="sm">{t("weekdays", { days })}</Text>}
      {between && (
        <Text size="sm">
          {part === undefined ? t("clock", between) : t(`parts.${part}`)} (
          {t("zone", { city: describeZone(timeZone).city })})
        </Text>
      )}
    </Stack>
  );
}

/** @param weekday 1 (Monday) to 7. */
function weekdayName(weekday: number, locale: string): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, weekday));
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(date);
}

function Leave({ token }: { readonly token: string }) {
  const { t } = useTranslation("waiting");
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const leave = async () => {
    try {
      const place = await unwrap(api["waiting-place"][":token"].$delete({ param: { token } }));
      queryClient.setQueryData(waitingQuery(token).queryKey, place);
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
        {t("leave")}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={t("leaveQuestion")}
        confirmLabel={t("leaveConfirm")}
        keepLabel={t("leaveKeep")}
        destructive
        onConfirm={leave}
        onClose={() => setAsked(false)}
      >
        {t("leaveHint")}
      </ConfirmDialog>
    </>
  );
}

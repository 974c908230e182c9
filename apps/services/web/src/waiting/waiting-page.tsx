import {
  ConfirmDialog,
  describeZone,
  formatDate,
  PublicLayout,
  useLink,
  useLocale,
  weekDayName,
} from "@convene/ui";
import {
  brandingOf,
  LinkPending,
  unwrap,
  useLanguage,
  usePageTitle,
  useProblemText,
} from "@convene/web-kit";
import { Anchor, Button, Card, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type WaitingPlace } from "../api.ts";
import { LinkGone } from "../link-gone.tsx";
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
  const gone = <LinkGone title={t("gone")} hint={t("goneHint")} />;
  return <LinkPending found={found} gone={gone} />;
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
    weekdays.map((weekday) => weekDayName(weekday, locale)),
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

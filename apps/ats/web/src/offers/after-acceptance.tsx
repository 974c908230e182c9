import { ConfirmDialog, formatMoment, useLink, useLocale } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Alert, Anchor, Button, Card, Checkbox, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconConfetti } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Offer } from "./offer-queries.ts";
import { useOfferDeeds } from "./use-offer-deeds.ts";

/** What is left to do once somebody was hired. */
export function AfterAcceptance({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const Link = useLink();
  const { timeZone } = useSignedIn().member;
  const { candidateName, upcoming, others } = offer;
  return (
    <Stack gap="md">
      <Alert
        color="green"
        icon={<IconConfetti size={20} aria-hidden />}
        title={t("hired.title", { name: candidateName })}
      >
        {t("hired.hint")}{" "}
        <Anchor component={Link} href="/employees" underline="always" inherit c="inherit">
          {t("employees.title")}
        </Anchor>
      </Alert>
      {upcoming.length > 0 && (
        <Card withBorder padding="md">
          <Title order={2} size="h5">
            {t("hired.upcoming")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("hired.upcomingHint")}
          </Text>
          <ul>
            {upcoming.map(({ id, title, start }) => (
              <li key={id}>
                <Anchor component={Link} href={`/calendar?interview=${id}`} underline="always">
                  {title}, {formatMoment(new Date(start), { locale, timeZone })}
                </Anchor>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {others.length > 0 && <Others offer={offer} />}
    </Stack>
  );
}

function Others({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const deeds = useOfferDeeds(offer);
  const [isAsked, setAsked] = useState(false);
  const [message, setMessage] = useState("");
  const [spared, setSpared] = useState<readonly string[]>([]);
  const { others, job } = offer;
  const chosen = others.filter(({ applicationId }) => !spared.includes(applicationId));
  return (
    <Card withBorder padding="md">
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h5">
          {t("others.title", { count: others.length, job: job.title })}
        </Title>
        <Text size="sm">{t("others.hint")}</Text>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t("others.open")}
        </Button>
      </Stack>
      <ConfirmDialog
        opened={isAsked}
        title={t("others.question")}
        confirmLabel={t("others.confirm", { count: chosen.length })}
        destructive
        onConfirm={async () =>
          chosen.length === 0
            ? { message: t("others.nobody") }
            : await deeds.rejectOthers(
                chosen.map(({ applicationId }) => applicationId),
                message,
              )
        }
        onClose={() => setAsked(false)}
      >
        <Stack gap="sm">
          <Text size="sm">{t("others.told")}</Text>
          <Stack gap={6} role="group" aria-label={t("others.who")}>
            {others.map(({ applicationId, name }) => (
              <Checkbox
                key={applicationId}
                label={name}
                checked={!spared.includes(applicationId)}
                onChange={(event) => {
                  const rest = spared.filter((id) => id !== applicationId);
                  setSpared(event.currentTarget.checked ? rest : [...rest, applicationId]);
                }}
              />
            ))}
          </Stack>
          <Textarea
            label={t("others.message")}
            description={t("others.messageHint")}
            autosize
            minRows={3}
            maxLength={2_000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmDialog>
    </Card>
  );
}

import { useLocale } from "@convene/ui";
import { Button, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconBrandGoogle, IconBrandWindows, IconCalendarPlus } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CalendarProvider } from "./calendars-query.ts";
import { useGiveConsent } from "./use-give-consent.ts";

export interface ConnectSectionProps {
  readonly providers: readonly CalendarProvider[];
  /** Opens the form for CalDAV. */
  readonly onCaldav: () => void;
}

const icons = {
  google: IconBrandGoogle,
  outlook: IconBrandWindows,
  caldav: IconCalendarPlus,
} as const;

/** What can be connected; a provider that is not set up says what to set. */
export function ConnectSection({ providers, onCaldav }: ConnectSectionProps) {
  const { t } = useTranslation("kit");
  return (
    <section aria-labelledby="connect">
      <Title order={2} id="connect" mb="sm">
        {t("calendars.connect.title")}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {providers.map((provider) => (
          <ProviderCard key={provider.provider} {...provider} onCaldav={onCaldav} />
        ))}
      </SimpleGrid>
    </section>
  );
}

function ProviderCard({
  provider,
  setUp,
  missing,
  onCaldav,
}: CalendarProvider & Pick<ConnectSectionProps, "onCaldav">) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const hintId = useId();
  const giveConsent = useGiveConsent();
  const Icon = icons[provider];
  const name = t(`calendars.provider.${provider}`);
  const connect = () => {
    if (provider === "caldav") onCaldav();
    else giveConsent.mutate(provider);
  };
  return (
    <Paper withBorder p="md" radius="md" display="flex">
      <Stack gap="xs" justify="space-between" flex={1} align="flex-start">
        <Stack gap={4}>
          <Title order={3} size="h5" display="flex" style={{ alignItems: "center", gap: 8 }}>
            <Icon size={18} aria-hidden />
            {name}
          </Title>
          <Text size="sm" c="dimmed" id={hintId}>
            {setUp
              ? t(`calendars.connect.hint.${provider}`)
              : t("calendars.connect.notSetUp", {
                  variables: new Intl.ListFormat(locale).format(missing),
                })}
          </Text>
        </Stack>
        <Button
          variant="default"
          size="sm"
          disabled={!setUp}
          loading={giveConsent.isPending}
          aria-describedby={hintId}
          aria-label={t("calendars.connect.of", { provider: name })}
          onClick={connect}
        >
          {t("calendars.connect.submit")}
        </Button>
      </Stack>
    </Paper>
  );
}

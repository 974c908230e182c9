import { formatDuration, formatPrice, useLink, useLocale } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Anchor, Badge, Card, ColorSwatch, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CopyText } from "./copy-text.tsx";
import { swatchOf } from "./service-colours.ts";
import type { SetUpService } from "./setup-queries.ts";

interface ServiceRowProps {
  readonly service: SetUpService;
  /** Buttons that change its place; left out for whoever may not. */
  readonly move: ReactNode;
}

/** A service in the list of all. */
export function ServiceRow({ service, move }: ServiceRowProps) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const Link = useLink();
  const { isOverseer, organisation, urls } = useSignedIn();
  const { id, name, durationMinutes, price, currency, hosts, capacity, active, colour } = service;
  const facts = [
    formatDuration(durationMinutes, locale),
    price > 0 ? formatPrice(price, currency, locale) : t("services.free"),
    ...(capacity > 1 ? [t("services.places", { count: capacity })] : []),
    hosts.length > 0 ? hosts.map((host) => host.name).join(", ") : t("services.nobody"),
  ];
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="center">
        <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
          <ColorSwatch color={swatchOf(colour)} size={14} aria-hidden style={{ flexShrink: 0 }} />
          <Stack gap={2} style={{ minWidth: 0 }}>
            <Group gap="xs">
              {isOverseer ? (
                <Anchor component={Link} href={`/setup/services/${id}`} fw={600} c="inherit">
                  {name}
                </Anchor>
              ) : (
                <Text fw={600}>{name}</Text>
              )}
              {!active && (
                <Badge color="gray" variant="light">
                  {t("services.hidden")}
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {facts.join(" · ")}
            </Text>
          </Stack>
        </Group>
        <Group gap={4} wrap="nowrap">
          {active && hosts.length > 0 && (
            <Group visibleFrom="xs">
              <CopyText
                text={`${urls.services}/${organisation.slug}?service=${id}`}
                label={t("services.copyLink", { name })}
                isShort
              />
            </Group>
          )}
          {move}
        </Group>
      </Group>
    </Card>
  );
}

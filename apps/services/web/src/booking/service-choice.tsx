import { EmptyState, formatDuration, localDate, useLocale } from "@convene/ui";
import { Group, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconScissorsOff } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import { formatPrice } from "../format-price.ts";
import styles from "./service-choice.module.css";
import { slotsQuery } from "./slots-query.ts";

interface ServiceChoiceProps {
  readonly title: string;
  readonly slug: string;
  readonly services: readonly Service[];
  readonly timeZone: string;
  readonly onChoose: (serviceId: string) => void;
}

/** What can be booked, by category. */
export function ServiceChoice({ title, slug, services, timeZone, onChoose }: ServiceChoiceProps) {
  const { t } = useTranslation("services");
  const queryClient = useQueryClient();
  if (services.length === 0) {
    return (
      <EmptyState icon={IconScissorsOff} title={t("service.none")}>
        {t("service.noneHint")}
      </EmptyState>
    );
  }

  // The first month is there by the time that the choice is made.
  const prepare = (serviceId: string) => {
    const month = localDate(new Date(), timeZone).slice(0, 7);
    void queryClient.prefetchQuery(slotsQuery({ slug, serviceId, month, timeZone }));
  };
  return (
    <Stack gap="xl" maw={760} mx="auto">
      <Title order={1}>{title}</Title>
      {byCategory(services).map(([category, items]) => (
        <Stack key={category} gap="sm" component="section">
          {category !== "" && (
            <Title order={2} size="h4" c="dimmed">
              {category}
            </Title>
          )}
          <ul className={styles.list}>
            {items.map((service) => (
              <li key={service.id}>
                <UnstyledButton
                  className={styles.service ?? ""}
                  onClick={() => onChoose(service.id)}
                  onPointerEnter={() => prepare(service.id)}
                  onFocus={() => prepare(service.id)}
                >
                  <ServiceLine service={service} />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </Stack>
      ))}
    </Stack>
  );
}

function ServiceLine({ service }: { readonly service: Service }) {
  const locale = useLocale();
  const { name, description, durationMinutes, price, currency } = service;
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <div>
        <Text fw={600}>{name}</Text>
        {description !== null && (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
        <Text size="sm" mt={4}>
          {formatDuration(durationMinutes, locale)}
          {price > 0 && ` · ${formatPrice(price, currency, locale)}`}
        </Text>
      </div>
      <IconChevronRight size={20} aria-hidden className={styles.arrow} />
    </Group>
  );
}

/** In the order in which the categories first come. */
function byCategory(services: readonly Service[]): readonly [string, readonly Service[]][] {
  const groups = new Map<string, Service[]>();
  for (const service of services) {
    const category = service.category ?? "";
    groups.set(category, [...(groups.get(category) ?? []), service]);
  }
  return [...groups];
}

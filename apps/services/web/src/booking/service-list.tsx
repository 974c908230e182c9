import { EmptyState, formatDuration, formatPrice, useLocale } from "@convene/ui";
import { Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { IconScissorsOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import styles from "./service-list.module.css";

interface ServiceListProps {
  readonly services: readonly Service[];
  readonly chosenId: string | undefined;
  /** Somebody is about to choose it. */
  readonly onPrepare: (serviceId: string) => void;
  readonly onChoose: (serviceId: string) => void;
  /** Below the one that is chosen. */
  readonly children: ReactNode;
}

/** What can be booked, by category. */
export function ServiceList({
  services,
  chosenId,
  onPrepare,
  onChoose,
  children,
}: ServiceListProps) {
  return (
    <Stack gap="lg">
      {byCategory(services).map(([category, items]) => (
        <Stack key={category} gap="xs" component="section">
          {category !== "" && (
            <Title order={2} size="h4" c="dimmed">
              {category}
            </Title>
          )}
          <ul className={styles.list}>
            {items.map((service) => (
              <li key={service.id} className={styles.item} data-chosen={service.id === chosenId}>
                <UnstyledButton
                  className={styles.service ?? ""}
                  aria-pressed={service.id === chosenId}
                  onClick={() => onChoose(service.id)}
                  onPointerEnter={() => onPrepare(service.id)}
                  onFocus={() => onPrepare(service.id)}
                >
                  <ServiceLine service={service} isChosen={service.id === chosenId} />
                </UnstyledButton>
                {service.id === chosenId && <div className={styles.details}>{children}</div>}
              </li>
            ))}
          </ul>
        </Stack>
      ))}
    </Stack>
  );
}

interface OnlyServiceProps {
  readonly service: Service;
  readonly children: ReactNode;
}

/** The one that is offered, where there is no choice. */
export function OnlyService({ service, children }: OnlyServiceProps) {
  return (
    <section aria-label={service.name}>
      <ServiceLine service={service} isChosen />
      {children}
    </section>
  );
}

interface ServiceLineProps {
  readonly service: Service;
  readonly isChosen: boolean;
}

function ServiceLine({ service, isChosen }: ServiceLineProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { name, description, durationMinutes, price, dueAtBooking, currency } = service;
  return (
    <>
      <Text component="span" display="block" fw={600}>
        {name}
      </Text>
      {description !== null && !isChosen && (
        <Text component="span" display="block" size="sm" c="dimmed" lineClamp={2}>
          {description}
        </Text>
      )}
      <Text component="span" display="block" size="sm" mt={4}>
        {formatDuration(durationMinutes, locale)}
        {price > 0 && ` · ${formatPrice(price, currency, locale)}`}
      </Text>
      {dueAtBooking > 0 && (
        <Text component="span" display="block" size="sm" c="dimmed">
          {dueAtBooking < price
            ? t("service.deposit", { amount: formatPrice(dueAtBooking, currency, locale) })
            : t("service.prepaid")}
        </Text>
      )}
    </>
  );
}

/** Where nothing is offered. */
export function NoServices() {
  const { t } = useTranslation("services");
  return (
    <EmptyState level={1} icon={IconScissorsOff} title={t("service.none")}>
      {t("service.noneHint")}
    </EmptyState>
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

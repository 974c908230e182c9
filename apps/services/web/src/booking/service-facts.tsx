import { Group, Stack, Text } from "@mantine/core";
import { IconMapPin, IconUser, IconUsers, IconVideo } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import { HostChoice } from "./host-choice.tsx";

interface ServiceFactsProps {
  readonly service: Service;
  /** Left out: anyone. */
  readonly hostId: string | undefined;
  readonly onHost: (hostId: string | undefined) => void;
}

/** What a service is like, where it is, and with whom. */
export function ServiceFacts({ service, hostId, onHost }: ServiceFactsProps) {
  const { t } = useTranslation("services");
  const { description, location, isOnline, capacity, hosts } = service;
  const [onlyHost] = hosts;
  return (
    <Stack gap="xs">
      {description !== null && (
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      )}
      {location !== null && <Fact icon={<IconMapPin size={18} aria-hidden />}>{location}</Fact>}
      {isOnline && <Fact icon={<IconVideo size={18} aria-hidden />}>{t("facts.online")}</Fact>}
      {capacity > 1 && (
        <Fact icon={<IconUsers size={18} aria-hidden />}>
          {t("facts.group", { count: capacity })}
        </Fact>
      )}
      {hosts.length > 1 ? (
        <HostChoice hosts={hosts} hostId={hostId} onHost={onHost} />
      ) : (
        onlyHost && <Fact icon={<IconUser size={18} aria-hidden />}>{onlyHost.name}</Fact>
      )}
    </Stack>
  );
}

interface FactProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Fact({ icon, children }: FactProps) {
  return (
    <Group wrap="nowrap" gap="xs" align="flex-start">
      <Text span c="dimmed" lh={1} pt={3}>
        {icon}
      </Text>
      <Text component="div" size="sm">
        {children}
      </Text>
    </Group>
  );
}

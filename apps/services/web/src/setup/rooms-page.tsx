import { EmptyState, LoadingState, PageHeader, useLink } from "@convene/ui";
import { QueryFailed, usePageTitle, useSearchText } from "@convene/web-kit";
import { Anchor, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconDoor, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ForManagers } from "./for-managers.tsx";
import { RoomDetails } from "./room-details.tsx";
import { RoomDialog } from "./room-dialog.tsx";
import { type Resource, resourcesQuery } from "./setup-queries.ts";
import { useLiveSetup } from "./use-live-setup.ts";

/** Rooms and equipment: the list, and one of them with its hours. */
export function RoomsPage() {
  const { t } = useTranslation("setup");
  const asked = useSearchText("room");
  const [isAdding, setIsAdding] = useState(false);
  const resources = useQuery(resourcesQuery);
  usePageTitle(t("rooms.title"));
  useLiveSetup();
  const rooms = resources.data?.items.filter(({ kind }) => kind !== "person") ?? [];
  const room = rooms.find(({ id }) => id === asked);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIsAdding(true)}>
      {t("rooms.add")}
    </Button>
  );

  return (
    <ForManagers title={t("rooms.title")}>
      {room ? (
        <>
          <PageHeader
            title={room.name}
            parents={[{ label: t("rooms.title"), href: "/setup/rooms" }]}
          />
          <RoomDetails key={room.id} room={room} />
        </>
      ) : (
        <>
          <PageHeader title={t("rooms.title")} description={t("rooms.description")} actions={add} />
          {resources.isPending ? (
            <LoadingState shape="rows" />
          ) : !resources.data ? (
            <QueryFailed error={resources.error} onRetry={() => void resources.refetch()} />
          ) : rooms.length === 0 ? (
            <EmptyState icon={IconDoor} title={t("rooms.empty")}>
              {t("rooms.emptyHint")}
            </EmptyState>
          ) : (
            <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
              {rooms.map((one) => (
                <RoomRow key={one.id} room={one} />
              ))}
            </Stack>
          )}
        </>
      )}
      <RoomDialog opened={isAdding} onClose={() => setIsAdding(false)} />
    </ForManagers>
  );
}

function RoomRow({ room }: { readonly room: Resource }) {
  const { t } = useTranslation("setup");
  const Link = useLink();
  const { id, kind, name, units, active, services } = room;
  const facts = [
    t(`rooms.kinds.${kind === "room" ? "room" : "device"}`),
    ...(units > 1 ? [t("rooms.unitsOf", { count: units })] : []),
    services.length > 0
      ? t("rooms.neededFor", { services: services.map((service) => service.name).join(", ") })
      : t("rooms.neededForNothing"),
  ];
  return (
    <Card component="li" withBorder padding="sm">
      <Group gap="xs">
        <Anchor component={Link} href={`/setup/rooms?room=${id}`} fw={600} c="inherit">
          {name}
        </Anchor>
        {!active && (
          <Badge color="gray" variant="light">
            {t("rooms.inactive")}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {facts.join(" · ")}
      </Text>
    </Card>
  );
}

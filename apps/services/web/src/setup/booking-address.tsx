import { useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Card, Group, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CopyText } from "./copy-text.tsx";

/** Where clients book. */
export function BookingAddress() {
  const { t } = useTranslation("setup");
  const { organisation, urls } = useSignedIn();
  const address = `${urls.services}/${organisation.slug}`;
  return (
    <Card withBorder padding="md">
      <Group justify="space-between" gap="sm">
        <div>
          <Text size="sm" c="dimmed">
            {t("address.label")}
          </Text>
          <Anchor href={address} underline="always" style={{ overflowWrap: "anywhere" }}>
            {address}
          </Anchor>
        </div>
        <Group gap="xs">
          <CopyText text={address} label={t("address.copy")} />
          <Button
            component="a"
            href={address}
            target="_blank"
            rel="noopener"
            variant="default"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            {t("address.open")}
          </Button>
        </Group>
      </Group>
    </Card>
  );
}

import { useSignedIn } from "@convene/web-kit";
import { Card, Code, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyText } from "./copy-text.tsx";

/** What puts the booking page into another site. */
export function EmbedCode() {
  const { t } = useTranslation("setup");
  const { organisation, urls } = useSignedIn();
  const code = `<script src="${urls.services}/embed.js" data-organisation="${organisation.slug}" async></script>`;
  return (
    <Card withBorder padding="md">
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t("embed.code")}
        </Text>
        <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {code}
        </Code>
        <Group>
          <CopyText text={code} label={t("embed.copy")} />
        </Group>
      </Stack>
    </Card>
  );
}

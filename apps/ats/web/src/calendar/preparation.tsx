import { List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Interview } from "../api.ts";

/** What interviewers read before: the briefing, and what to ask. */
export function Preparation({ interview }: { readonly interview: Interview }) {
  const { t } = useTranslation("scheduling");
  const { briefing, questions } = interview;
  if (briefing === null && questions.length === 0) return null;
  return (
    <Stack gap={6} component="section">
      <Title order={3} size="h5">
        {t("briefing")}
      </Title>
      {briefing !== null && (
        <Text size="sm" style={{ whiteSpace: "pre-line" }}>
          {briefing}
        </Text>
      )}
      {questions.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t("questions")}
          </Text>
          <List type="ordered" size="sm" spacing={4}>
            {questions.map(({ id, text, hint }) => (
              <List.Item key={id}>
                {text}
                {hint !== null && (
                  <Text size="sm" c="dimmed">
                    {hint}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}

import { ConfirmDialog } from "@convene/ui";
import { unwrap, useProblemText, useTellRefusal, useTellSaved } from "@convene/web-kit";
import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Interview } from "../api.ts";

interface OwnAnswerProps {
  readonly interview: Interview;
  /** The viewer on its panel. */
  readonly own: Interview["panel"][number];
  /** They may not see it any more: somebody has taken their place. */
  readonly onLeft: () => void;
}

/** What an interviewer answers to an invitation. */
export function OwnAnswer({ interview, own, onLeft }: OwnAnswerProps) {
  const { t } = useTranslation("scheduling");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const tellSaved = useTellSaved();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState("");
  const answer = async (json: { response: "accepted" | "declined"; reason?: string }) => {
    const { replaced } = await unwrap(
      api.interviews[":id"].answer.$post({ param: { id: interview.id }, json }),
    );
    if (replaced) {
      tellSaved(t("answer.replaced"));
      onLeft();
    }
    for (const key of ["interview", "calendar", "application", "today"]) {
      void queryClient.invalidateQueries({ queryKey: [key] });
    }
  };
  const accept = useMutation({
    mutationFn: () => answer({ response: "accepted" }),
    onError: tellRefusal,
  });
  const said = reason.trim();
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h5">
        {t("answer.own")}
      </Title>
      <Group gap="xs">
        {own.response !== "accepted" && (
          <Button
            size="sm"
            leftSection={<IconCheck size={16} aria-hidden />}
            loading={accept.isPending}
            onClick={() => accept.mutate()}
          >
            {t("answer.accept")}
          </Button>
        )}
        {own.response !== "declined" && (
          <Button
            size="sm"
            variant="default"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => setAsked(true)}
          >
            {t("answer.decline")}
          </Button>
        )}
        {own.response !== "pending" && (
          <Text size="sm" c="dimmed">
            {t(`answer.states.${own.response}`)}
          </Text>
        )}
      </Group>
      <ConfirmDialog
        opened={asked}
        title={t("answer.declineQuestion")}
        confirmLabel={t("answer.declineConfirm")}
        destructive
        onConfirm={async () => {
          try {
            await answer({ response: "declined", ...(said !== "" && { reason: said }) });
            return undefined;
          } catch (error) {
            return { message: problemText(error) };
          }
        }}
        onClose={() => setAsked(false)}
      >
        <Stack gap="sm">
          {t("answer.declineHint", { name: interview.organiserName })}
          <Textarea
            label={t("answer.declineReason")}
            description={t("answer.declineReasonHint")}
            autosize
            minRows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmDialog>
    </Stack>
  );
}

import { ConfirmDialog } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { type CandidateRequest, linkedRequestQuery } from "../requests/request-queries.ts";

interface NoneSuitsProps {
  readonly token: string;
  readonly request: CandidateRequest;
}

/** None of the times will do: the organisation hears it, with the candidate's words. */
export function NoneSuits({ token, request }: NoneSuitsProps) {
  const { t } = useTranslation("candidate");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const [words, setWords] = useState("");
  const decline = async () => {
    try {
      const json = { words: words.trim() };
      const answered = await unwrap(
        api["request-links"][":token"].none.$post({ param: { token }, json }),
      );
      queryClient.setQueryData(linkedRequestQuery(token).queryKey, answered);
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["linked-request", token] });
      return { message: problemText(error) };
    }
  };
  return (
    <Group>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t(request.mode === "availability" ? "none.openTimes" : "none.open")}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        title={t("none.question")}
        confirmLabel={t("none.confirm")}
        keepLabel={t("none.keep")}
        onConfirm={decline}
        onClose={() => setAsked(false)}
      >
        <Stack gap="sm">
          <Text>{t("none.hint", { organisation: request.organisation.name })}</Text>
          <Textarea
            label={t("none.words")}
            description={t("none.wordsHint")}
            autosize
            minRows={2}
            maxLength={2_000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </Stack>
      </ConfirmDialog>
    </Group>
  );
}

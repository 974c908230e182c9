import { ConfirmDialog } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Button, Checkbox, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { Import } from "./import-queries.ts";

/** What can be done with it: begin to write, or stop. */
export function ImportActions({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation("imports");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<"start" | "cancel">();
  const [tellPeople, setTellPeople] = useState(false);
  const { id, state, kind, created, updated, skipped } = shown;
  const param = { id };
  const count = created + updated;

  const answered = async (request: Promise<Import>) => {
    try {
      queryClient.setQueryData(["import", id], await request);
      await queryClient.invalidateQueries({ queryKey: ["import", id, "problems"] });
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["import", id] });
      return { message: problemText(error) };
    }
  };
  const start = () =>
    answered(unwrap(api.imports[":id"].start.$post({ param, json: { tellPeople } })));
  const cancel = () => answered(unwrap(api.imports[":id"].cancel.$post({ param })));

  return (
    <>
      {state === "checked" && count > 0 && (
        <Button onClick={() => setAsking("start")}>{t("start.action", { count })}</Button>
      )}
      {(state === "checking" || state === "checked" || state === "running") && (
        <Button variant="default" onClick={() => setAsking("cancel")}>
          {t(state === "running" ? "cancel.stop" : "cancel.drop")}
        </Button>
      )}
      <ConfirmDialog
        opened={asking === "start"}
        title={t("start.question", { count })}
        confirmLabel={t("start.confirm")}
        keepLabel={t("start.keep")}
        onConfirm={start}
        onClose={() => setAsking(undefined)}
      >
        <Stack gap="sm">
          {skipped > 0 && <Text size="sm">{t("start.skipped", { count: skipped })}</Text>}
          {kind === "appointments" && (
            <Checkbox
              label={t("start.tell")}
              description={t("start.tellHint")}
              checked={tellPeople}
              onChange={(event) => setTellPeople(event.currentTarget.checked)}
            />
          )}
        </Stack>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "cancel"}
        title={t("cancel.question")}
        confirmLabel={t(state === "running" ? "cancel.stop" : "cancel.drop")}
        keepLabel={t("cancel.keep")}
        destructive
        onConfirm={cancel}
        onClose={() => setAsking(undefined)}
      >
        {t(state === "running" ? "cancel.runningHint" : "cancel.hint")}
      </ConfirmDialog>
    </>
  );
}

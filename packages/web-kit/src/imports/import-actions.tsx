import { ConfirmDialog } from "@convene/ui";
import { Button, Checkbox, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unwrap } from "../api/unwrap.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import type { AppImports } from "./app-imports.ts";
import { type Import, importApi } from "./import-api.ts";

interface ImportActionsProps {
  readonly app: AppImports;
  readonly shown: Import;
}

/** What can be done with it: begin to write, or stop. */
export function ImportActions({ app, shown }: ImportActionsProps) {
  const { t } = useTranslation("kit");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<"start" | "cancel">();
  const [tellPeople, setTellPeople] = useState(false);
  const { id, state, kind, created, updated, skipped } = shown;
  const param = { id };
  const count = created + updated;
  const tellsPeople = app.kinds.some((one) => one.kind === kind && one.tellsPeople === true);

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
    answered(unwrap(importApi.imports[":id"].start.$post({ param, json: { tellPeople } })));
  const cancel = () => answered(unwrap(importApi.imports[":id"].cancel.$post({ param })));

  return (
    <>
      {state === "checked" && count > 0 && (
        <Button onClick={() => setAsking("start")}>{t("imports.start.action", { count })}</Button>
      )}
      {(state === "checking" || state === "checked" || state === "running") && (
        <Button variant="default" onClick={() => setAsking("cancel")}>
          {t(state === "running" ? "imports.cancel.stop" : "imports.cancel.drop")}
        </Button>
      )}
      <ConfirmDialog
        opened={asking === "start"}
        title={t("imports.start.question", { count })}
        confirmLabel={t("imports.start.confirm")}
        keepLabel={t("imports.start.keep")}
        onConfirm={start}
        onClose={() => setAsking(undefined)}
      >
        <Stack gap="sm">
          {skipped > 0 && <Text size="sm">{t("imports.start.skipped", { count: skipped })}</Text>}
          {tellsPeople && (
            <Checkbox
              label={t(`${app.texts}:tell`)}
              description={t(`${app.texts}:tellHint`)}
              checked={tellPeople}
              onChange={(event) => setTellPeople(event.currentTarget.checked)}
            />
          )}
        </Stack>
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "cancel"}
        title={t("imports.cancel.question")}
        confirmLabel={t(state === "running" ? "imports.cancel.stop" : "imports.cancel.drop")}
        keepLabel={t("imports.cancel.keep")}
        destructive
        onConfirm={cancel}
        onClose={() => setAsking(undefined)}
      >
        {t(state === "running" ? "imports.cancel.runningHint" : "imports.cancel.hint")}
      </ConfirmDialog>
    </>
  );
}

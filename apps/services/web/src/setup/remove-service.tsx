import { ConfirmDialog } from "@convene/ui";
import { unwrap, useNavigateTo, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { SetUpService } from "./setup-queries.ts";

/** Deletes a service, or hides it where appointments are kept with it. */
export function RemoveService({ service }: { readonly service: SetUpService }) {
  const { t } = useTranslation("setup");
  const [asked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const { id, name } = service;

  const remove = async () => {
    const { outcome } = await unwrap(api.services[":id"].$delete({ param: { id } }));
    tellSaved(t(`service.${outcome}`, { name }));
    navigateTo("/setup/services");
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    await queryClient.invalidateQueries({ queryKey: ["services"] });
  };

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsked(true)}
      >
        {t("service.remove")}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t("service.removeQuestion", { name })}
        confirmLabel={t("service.removeConfirm")}
        destructive
        onConfirm={async () => {
          const answer = await answerOf(remove());
          return answer && { message: answer.message ?? "" };
        }}
        onClose={() => setAsked(false)}
      >
        {t("service.removeHint")}
      </ConfirmDialog>
    </>
  );
}

import { ConfirmDialog } from "@convene/ui";
import { useNavigateTo, useSignedIn, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface RemoveSetupProps {
  readonly kind: "templates" | "pools" | "plans";
  readonly name: string;
  readonly onRemove: () => Promise<{ readonly outcome: "deleted" | "deactivated" }>;
}

/** Deletes what was never used, or takes out of use what something goes by. For administrators. */
export function RemoveSetup({ kind, name, onRemove }: RemoveSetupProps) {
  const { t } = useTranslation("setup");
  const { isAdministrator } = useSignedIn();
  const [asked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  if (!isAdministrator) return null;

  const remove = async () => {
    const { outcome } = await onRemove();
    tellSaved(t(`removed.${outcome}`, { name }));
    navigateTo(`/setup/${kind}`);
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsked(true)}
      >
        {t("remove")}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t("removeQuestion", { name })}
        confirmLabel={t("removeConfirm")}
        destructive
        onConfirm={async () => {
          const answer = await answerOf(remove());
          return answer && { message: answer.message ?? "" };
        }}
        onClose={() => setAsked(false)}
      >
        {t("removeHint")}
      </ConfirmDialog>
    </>
  );
}

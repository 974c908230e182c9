import { ConfirmDialog, useLink } from "@convene/ui";
import { ApiProblem, unwrap, useNavigateTo, useProblemText, useSignedIn } from "@convene/web-kit";
import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconCalendarPlus,
  IconDots,
  IconDownload,
  IconEraser,
  IconPencil,
  IconRotateClockwise,
  IconUserMinus,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { mayRecruit } from "../staff/may-recruit.ts";
import { DecideDialog, type Decided } from "./decide-dialog.tsx";
import { EditCandidateDialog } from "./edit-candidate-dialog.tsx";

/** What can be done about an application and its candidate. */
export function ApplicationActions({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useTranslation(["hiring", "ats"]);
  const Link = useLink();
  const isRecruiter = mayRecruit(useSignedIn().member);
  const [open, setOpen] = useState<"edit" | "erase">();
  const [asked, setAsked] = useState<Decided>();
  const { id, candidate, status, stage } = application;
  const { name } = candidate;
  const ask = (decision: Decided["decision"]) =>
    setAsked({ id, name, stage: stage.name, decision });
  if (candidate.erased) return null;
  return (
    <>
      {status === "active" && (
        <>
          <Button
            component={Link}
            href={scheduleHref(application)}
            leftSection={<IconCalendarPlus size={18} aria-hidden />}
          >
            {t("ats:schedule.open")}
          </Button>
          <Button variant="default" onClick={() => ask("reject")}>
            {t("decide.reject")}
          </Button>
        </>
      )}
      {(status === "rejected" || status === "withdrawn") && (
        <Button
          variant="default"
          leftSection={<IconRotateClockwise size={18} aria-hidden />}
          onClick={() => ask("reopen")}
        >
          {t("decide.reopen")}
        </Button>
      )}
      {(isRecruiter || status === "active") && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={t("page.menu", { name })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {status === "active" && (
              <Menu.Item
                leftSection={<IconUserMinus size={16} aria-hidden />}
                onClick={() => ask("withdraw")}
              >
                {t("decide.withdraw")}
              </Menu.Item>
            )}
            {isRecruiter && (
              <>
                <Menu.Item
                  leftSection={<IconPencil size={16} aria-hidden />}
                  onClick={() => setOpen("edit")}
                >
                  {t("page.edit")}
                </Menu.Item>
                <Menu.Item
                  component="a"
                  href={`/api/candidates/${candidate.id}/export`}
                  download
                  leftSection={<IconDownload size={16} aria-hidden />}
                >
                  {t("page.download")}
                </Menu.Item>
                <Menu.Item
                  color="red"
                  leftSection={<IconEraser size={16} aria-hidden />}
                  onClick={() => setOpen("erase")}
                >
                  {t("page.erase")}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <DecideDialog asked={asked} onClose={() => setAsked(undefined)} />
      <EditCandidateDialog
        opened={open === "edit"}
        application={application}
        onClose={() => setOpen(undefined)}
      />
      <EraseDialog
        opened={open === "erase"}
        candidate={candidate}
        onClose={() => setOpen(undefined)}
      />
    </>
  );
}

interface EraseDialogProps {
  readonly opened: boolean;
  readonly candidate: ApplicationDetail["candidate"];
  readonly onClose: () => void;
}

function EraseDialog({ opened, candidate, onClose }: EraseDialogProps) {
  const { t } = useTranslation("hiring");
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const { id, name } = candidate;
  const erase = async () => {
    try {
      await unwrap(api.candidates[":id"].$delete({ param: { id } }));
    } catch (error) {
      const expected = error instanceof ApiProblem && error.code === "CANDIDATE_EXPECTED";
      const count = expected ? Number(error.extensions.interviews) : 0;
      return { message: expected ? t("page.expected", { name, count }) : problemText(error) };
    }
    for (const key of ["applications", "board", "jobs"]) {
      void queryClient.invalidateQueries({ queryKey: [key] });
    }
    navigateTo("/applications");
    return undefined;
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t("page.eraseQuestion", { name })}
      confirmLabel={t("page.eraseConfirm")}
      keepLabel={t("page.eraseKeep")}
      destructive
      onConfirm={erase}
      onClose={onClose}
    >
      {t("page.eraseHint")}
    </ConfirmDialog>
  );
}

/** With what is scheduled by default for those who are in the stage. */
function scheduleHref({
  id,
  stageDefaults: { planId, templateId },
}: Pick<ApplicationDetail, "id" | "stageDefaults">): string {
  if (planId !== null) return `/applications/${id}/loop?plan=${planId}`;
  const template = templateId === null ? "" : `?template=${templateId}`;
  return `/applications/${id}/schedule${template}`;
}

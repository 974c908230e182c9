import { ConfirmDialog } from "@convene/ui";
import { ApiProblem, unwrap, useNavigateTo, useProblemText, useSignedIn } from "@convene/web-kit";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots, IconDownload, IconEraser, IconGitMerge } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ClientDetails } from "../api.ts";
import { EditClientDialog } from "./edit-client-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";

/** What managers do about what is known of a client. */
export function ClientActions({ client }: { readonly client: ClientDetails }) {
  const { t } = useTranslation("clients");
  const { isOverseer } = useSignedIn();
  const [open, setOpen] = useState<"edit" | "merge" | "erase">();
  const close = () => setOpen(undefined);
  if (!isOverseer) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen("edit")}>
        {t("edit")}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t("menu", { name: client.name })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={`/api/clients/${client.id}/export`}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t("download")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconGitMerge size={16} aria-hidden />}
            onClick={() => setOpen("merge")}
          >
            {t("merge")}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconEraser size={16} aria-hidden />}
            onClick={() => setOpen("erase")}
          >
            {t("erase")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditClientDialog opened={open === "edit"} client={client} onClose={close} />
      <MergeDialog opened={open === "merge"} client={client} onClose={close} />
      <EraseDialog opened={open === "erase"} client={client} onClose={close} />
    </>
  );
}

interface EraseDialogProps {
  readonly opened: boolean;
  readonly client: ClientDetails;
  readonly onClose: () => void;
}

function EraseDialog({ opened, client, onClose }: EraseDialogProps) {
  const { t } = useTranslation("clients");
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const { id, name } = client;
  const erase = async () => {
    try {
      await unwrap(api.clients[":id"].$delete({ param: { id } }));
    } catch (error) {
      const expected = error instanceof ApiProblem && error.code === "CLIENT_EXPECTED";
      const count = expected ? Number(error.extensions.appointments) : 0;
      return { message: expected ? t("expected", { name, count }) : problemText(error) };
    }
    await queryClient.invalidateQueries({ queryKey: ["clients"] });
    navigateTo("/clients");
    return undefined;
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t("eraseQuestion", { name })}
      confirmLabel={t("eraseConfirm")}
      keepLabel={t("eraseKeep")}
      destructive
      onConfirm={erase}
      onClose={onClose}
    >
      {t("eraseHint")}
    </ConfirmDialog>
  );
}

import { EmptyState, PageHeader } from "@convene/ui";
import { Button, Group, Stack } from "@mantine/core";
import { IconLock, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RouterLink } from "../app/router-link.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { InvitationList } from "./invitation-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberList } from "./member-list.tsx";

/** Who works in the organisation, with which role, and who is invited. */
export function MembersPage() {
  const { t } = useTranslation("kit");
  const { isAdministrator, organisation } = useSignedIn();
  const [inviting, setInviting] = useState(false);
  usePageTitle(t("members.title"));

  if (!isAdministrator) {
    return (
      <>
        <PageHeader title={t("members.title")} />
        <EmptyState icon={IconLock} title={t("members.notAllowed")}>
          {t("members.notAllowedHint")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("members.title")}
        description={t("members.description", { organisation: organisation.name })}
        actions={
          <Group gap="sm">
            <Button component={RouterLink} href="/activity" variant="default">
              {t("members.activity")}
            </Button>
            <Button
              leftSection={<IconUserPlus size={18} aria-hidden />}
              onClick={() => setInviting(true)}
            >
              {t("members.invite")}
            </Button>
          </Group>
        }
      />
      <Stack gap="xl">
        <MemberList />
        <InvitationList />
      </Stack>
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </>
  );
}

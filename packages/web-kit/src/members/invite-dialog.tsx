import { InviteMemberForm, type InviteMemberValues } from "@convene/ui";
import { Anchor, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { invitationsQuery } from "./members-query.ts";
import { atsRoleChoices, servicesRoleChoices, toAtsRole, toServicesRole } from "./roles.ts";

export interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const { t } = useTranslation("kit");
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const { mailIsLocal, product } = useSignedIn();

  const invite = async ({ email, atsRole, servicesRole }: InviteMemberValues) => {
    const json = {
      email,
      atsRole: toAtsRole(atsRole),
      servicesRole: toServicesRole(servicesRole),
    };
    await unwrap(sharedApi.invitations.$post({ json }));
    void queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    notifications.show({
      color: "green",
      closeButtonProps: { "aria-label": t("app.close") },
      message: mailIsLocal ? (
        <>
          {t("invitations.writtenLocally", { email })} {/* messages are shown outside the router */}
          <Anchor href="/account-mails" inherit>
            {t("accountMails.read")}
          </Anchor>
        </>
      ) : (
        t("invitations.sent", { email })
      ),
    });
    onClose();
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("members.invite")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      <InviteMemberForm
        atsRoles={atsRoleChoices(t)}
        servicesRoles={servicesRoleChoices(t)}
        initial={product === "ats" ? { atsRole: "interviewer" } : { servicesRole: "staff" }}
        onSubmit={(values) =>
          answerOf(invite(values), {
            email: "email",
            atsRole: "atsRole",
            servicesRole: "servicesRole",
          } as const)
        }
      />
    </Modal>
  );
}

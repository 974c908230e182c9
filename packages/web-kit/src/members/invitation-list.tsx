import { ConfirmDialog, DataTable, LoadingState, useLocale } from "@convene/ui";
import { Button, CopyButton, Group, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type InvitationEntry, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { invitationsQuery } from "./members-query.ts";

/** The invitations that nobody has accepted yet. */
export function InvitationList() {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const { member } = useSignedIn();
  const problemText = useProblemText();
  const invitations = useQuery(invitationsQuery);
  const [withdrawing, setWithdrawing] = useState<InvitationEntry>();
  const withdraw = useWithdraw();
  const rolesText = useRolesText();
  const day = new Intl.DateTimeFormat(locale, { timeZone: member.timeZone, dateStyle: "medium" });

  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" mb="sm">
        {t("invitations.title")}
      </Title>
      {invitations.isPending ? (
        <LoadingState shape="rows" count={2} />
      ) : invitations.data === undefined ? (
        <QueryFailed error={invitations.error} onRetry={() => void invitations.refetch()} />
      ) : (
        <DataTable
          label={t("invitations.title")}
          rows={invitations.data}
          rowKey={({ id }) => id}
          empty={
            <Text size="sm" c="dimmed">
              {t("invitations.none")}
            </Text>
          }
          columns={[
            { key: "email", header: t("members.email"), cell: ({ email }) => email },
            {
              key: "roles",
              header: t("invitations.roles"),
              cell: (invitation) => rolesText(invitation),
            },
            {
              key: "expiresAt",
              header: t("invitations.expires"),
              cell: ({ expiresAt }) => day.format(new Date(expiresAt)),
            },
            {
              key: "actions",
              header: t("invitations.actions"),
              cell: (invitation) => (
                <Group gap="xs">
                  <CopyLink url={invitation.url} email={invitation.email} />
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t("invitations.withdrawOf", { email: invitation.email })}
                    onClick={() => setWithdrawing(invitation)}
                  >
                    {t("invitations.withdraw")}
                  </Button>
                </Group>
              ),
            },
          ]}
        />
      )}
      <ConfirmDialog
        opened={withdrawing !== undefined}
        title={t("invitations.withdrawQuestion", { email: withdrawing?.email ?? "" })}
        confirmLabel={t("invitations.withdrawConfirm")}
        destructive
        onClose={() => setWithdrawing(undefined)}
        onConfirm={async () => {
          if (!withdrawing) return undefined;
          try {
            await withdraw.mutateAsync(withdrawing.id);
            return undefined;
          } catch (error) {
            return { message: problemText(error) };
          }
        }}
      >
        {t("invitations.withdrawHint")}
      </ConfirmDialog>
    </section>
  );
}

function CopyLink({ url, email }: { readonly url: string; readonly email: string }) {
  const { t } = useTranslation("kit");
  return (
    <CopyButton value={url}>
      {({ copied, copy }) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={copied ? t("invitations.copied") : t("invitations.copyOf", { email })}
          onClick={copy}
        >
          {t(copied ? "invitations.copied" : "invitations.copy")}
        </Button>
      )}
    </CopyButton>
  );
}

function useWithdraw() {
  const queryClient = useQueryClient();
  return useMutation({
    meta: { showsFailure: true },
    mutationFn: (id: string) => unwrap(sharedApi.invitations[":id"].$delete({ param: { id } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
}

function useRolesText(): (roles: Pick<InvitationEntry, "atsRole" | "servicesRole">) => string {
  const { t } = useTranslation("kit");
  return ({ atsRole, servicesRole }) =>
    [
      ...(atsRole === null ? [] : [`${t("product.ats")}: ${t(`role.ats.${atsRole}`)}`]),
      ...(servicesRole === null
        ? []
        : [`${t("product.services")}: ${t(`role.services.${servicesRole}`)}`]),
    ].join(" · ");
}

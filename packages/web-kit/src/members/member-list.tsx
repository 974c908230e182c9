import { DataTable, EmptyState, LoadingState, type RoleChoice } from "@convene/ui";
import { NativeSelect, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type MemberEntry, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { meQuery } from "../session/me-query.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { membersQuery } from "./members-query.ts";
import { atsRoleChoices, servicesRoleChoices, toAtsRole, toServicesRole } from "./roles.ts";

/** The members, each with a role per product that can be changed at the spot. */
export function MemberList() {
  const { t } = useTranslation("kit");
  const { member: self } = useSignedIn();
  const members = useQuery(membersQuery);
  const changeRoles = useChangeRoles();

  if (members.isPending) return <LoadingState shape="rows" />;
  if (!members.data) {
    return <QueryFailed error={members.error} onRetry={() => void members.refetch()} />;
  }
  return (
    <DataTable
      label={t("members.title")}
      rows={members.data}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("members.none")} />}
      columns={[
        {
          key: "name",
          header: t("members.name"),
          cell: ({ id, name }) => (id === self.id ? t("members.you", { name }) : name),
        },
        {
          key: "email",
          header: t("members.email"),
          cell: ({ email }) => (
            <Text size="sm" style={{ overflowWrap: "anywhere" }} span>
              {email}
            </Text>
          ),
        },
        {
          key: "atsRole",
          header: t("product.ats"),
          cell: (member) => (
            <RoleSelect
              label={t("members.roleOf", { name: member.name, product: t("product.ats") })}
              choices={atsRoleChoices(t)}
              value={member.atsRole}
              disabled={changeRoles.isPending}
              onChange={(role) => changeRoles.mutate({ ...member, atsRole: toAtsRole(role) })}
            />
          ),
        },
        {
          key: "servicesRole",
          header: t("product.services"),
          cell: (member) => (
            <RoleSelect
              label={t("members.roleOf", { name: member.name, product: t("product.services") })}
              choices={servicesRoleChoices(t)}
              value={member.servicesRole}
              disabled={changeRoles.isPending}
              onChange={(role) =>
                changeRoles.mutate({ ...member, servicesRole: toServicesRole(role) })
              }
            />
          ),
        },
      ]}
    />
  );
}

function useChangeRoles() {
  const { t } = useTranslation("kit");
  const queryClient = useQueryClient();
  const { member: self } = useSignedIn();
  const tellRefusal = useTellRefusal();
  return useMutation({
    mutationFn: ({ id, atsRole, servicesRole }: MemberEntry) =>
      unwrap(sharedApi.members[":id"].$patch({ param: { id }, json: { atsRole, servicesRole } })),
    onSuccess: (_answer, { id, name }) => {
      notifications.show({
        color: "green",
        message: t("members.roleChanged", { name }),
        closeButtonProps: { "aria-label": t("app.close") },
      });
      if (id === self.id) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
    onError: tellRefusal,
    onSettled: () => queryClient.invalidateQueries({ queryKey: membersQuery.queryKey }),
  });
}

interface RoleSelectProps {
  readonly label: string;
  readonly choices: readonly RoleChoice[];
  readonly value: string | null;
  readonly disabled: boolean;
  readonly onChange: (role: string) => void;
}

function RoleSelect({ label, choices, value, disabled, onChange }: RoleSelectProps) {
  const { t } = useTranslation("kit");
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? ""}
      disabled={disabled}
      data={[{ value: "", label: t("role.none") }, ...choices]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

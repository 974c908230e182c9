import {
  ConfirmDialog,
  DataTable,
  EmptyState,
  formatDate,
  formatMoment,
  LoadingState,
  localDate,
  PageHeader,
  useLocale,
  useNow,
} from "@convene/ui";
import { Badge, Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDevices } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type SignInSession, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { useSignOut } from "../session/use-sign-out.ts";
import { deviceOf } from "./device-of.ts";
import { signInsQuery } from "./sign-ins-query.ts";

/** The browsers in which one is signed in, and how to end that in one or in all others. */
export function SignInsPage() {
  const { t } = useTranslation("kit");
  const { member } = useSignedIn();
  const sessions = useQuery(signInsQuery);
  usePageTitle(t("signIns.title"));
  const hasOthers = sessions.data?.some(({ isCurrent }) => !isCurrent) ?? false;
  return (
    <>
      <PageHeader
        title={t("signIns.title")}
        description={t("signIns.description", { email: member.email })}
        actions={hasOthers && <SignOutOthers />}
      />
      {sessions.isPending ? (
        <LoadingState shape="rows" count={3} />
      ) : sessions.data ? (
        <>
          <SignInTable sessions={sessions.data} />
          {!hasOthers && (
            <Text size="sm" c="dimmed" mt="md">
              {t("signIns.onlyHere")}
            </Text>
          )}
        </>
      ) : (
        <QueryFailed error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
    </>
  );
}

function SignInTable({ sessions }: { readonly sessions: readonly SignInSession[] }) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const now = useNow();
  const { member } = useSignedIn();
  const deviceText = useDeviceText();
  const [asked, setAsked] = useState<SignInSession>();
  const { timeZone } = member;

  const signedInAt = (session: SignInSession) =>
    formatMoment(new Date(session.signedInAt), { locale, timeZone });
  const lastUsed = ({ isCurrent, lastUsedAt }: SignInSession) => {
    const at = new Date(lastUsedAt);
    return isCurrent || localDate(at, timeZone) === localDate(now, timeZone)
      ? t("signIns.today")
      : formatDate(at, { locale, timeZone });
  };
  return (
    <>
      <DataTable
        label={t("signIns.title")}
        rows={sessions}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={IconDevices} title={t("signIns.onlyHere")} />}
        columns={[
          {
            key: "device",
            header: t("signIns.device"),
            cell: (session) => (
              <Group gap="xs" component="span">
                {deviceText(session)}
                {session.isCurrent && (
                  <Badge size="sm" variant="light">
                    {t("signIns.current")}
                  </Badge>
                )}
              </Group>
            ),
          },
          { key: "used", header: t("signIns.lastUsed"), cell: lastUsed },
          { key: "since", header: t("signIns.signedIn"), cell: signedInAt },
          {
            key: "action",
            header: t("signIns.action"),
            cell: (session) => (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("signIns.signOutOf", {
                  device: deviceText(session),
                  moment: signedInAt(session),
                })}
                onClick={() => setAsked(session)}
              >
                {t("signIns.signOut")}
              </Button>
            ),
          },
        ]}
      />
      <SignOutQuestion session={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

interface SignOutQuestionProps {
  readonly session: SignInSession | undefined;
  readonly onClose: () => void;
}

function SignOutQuestion({ session, onClose }: SignOutQuestionProps) {
  const { t } = useTranslation("kit");
  const problemText = useProblemText();
  const deviceText = useDeviceText();
  const tellDone = useTellDone();
  const signOut = useSignOut();
  const end = useEndSessions((id: string) =>
    unwrap(sharedApi.me.sessions[":id"].$delete({ param: { id } })),
  );
  const device = session ? deviceText(session) : "";
  return (
    <ConfirmDialog
      opened={session !== undefined}
      title={t("signIns.signOutQuestion", { device })}
      confirmLabel={t("signIns.signOut")}
      keepLabel={t("signIns.keep")}
      destructive
      onClose={onClose}
      onConfirm={async () => {
        if (!session) return undefined;
        try {
          if (session.isCurrent) {
            await signOut.mutateAsync();
          } else {
            await end.mutateAsync(session.id);
            tellDone(t("signIns.done", { device }));
          }
          return undefined;
        } catch (error) {
          return { message: problemText(error) };
        }
      }}
    >
      {t(session?.isCurrent ? "signIns.signOutHere" : "signIns.signOutHint")}
    </ConfirmDialog>
  );
}

function SignOutOthers() {
  const { t } = useTranslation("kit");
  const problemText = useProblemText();
  const tellDone = useTellDone();
  const [isAsking, setAsking] = useState(false);
  const end = useEndSessions(() => unwrap(sharedApi.me.sessions.$delete()));
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("signIns.signOutOthers")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t("signIns.signOutOthersQuestion")}
        confirmLabel={t("signIns.signOutOthers")}
        keepLabel={t("signIns.keep")}
        destructive
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          try {
            await end.mutateAsync();
            tellDone(t("signIns.doneOthers"));
            return undefined;
          } catch (error) {
            return { message: problemText(error) };
          }
        }}
      >
        {t("signIns.signOutOthersHint")}
      </ConfirmDialog>
    </>
  );
}

function useEndSessions<Which = void>(end: (which: Which) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    meta: { showsFailure: true },
    mutationFn: end,
    onSettled: () => queryClient.invalidateQueries({ queryKey: signInsQuery.queryKey }),
  });
}

function useTellDone(): (message: string) => void {
  const { t } = useTranslation("kit");
  return (message) => {
    notifications.show({
      color: "green",
      message,
      closeButtonProps: { "aria-label": t("app.close") },
    });
  };
}

/** `Firefox on Linux`, as far as it is known. */
function useDeviceText(): (session: Pick<SignInSession, "userAgent">) => string {
  const { t } = useTranslation("kit");
  return ({ userAgent }) => {
    const { browser, system } = deviceOf(userAgent);
    if (browser !== undefined && system !== undefined) {
      return t("signIns.browserOn", { browser, system });
    }
    return browser ?? system ?? t("signIns.unknown");
  };
}

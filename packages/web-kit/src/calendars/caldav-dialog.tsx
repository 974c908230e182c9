import { LoadingState, type SubmitProblem } from "@convene/ui";
import { Modal } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/api-problem.ts";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { submitProblem } from "../i18n/problem-text.ts";
import { useTellSaved } from "../settings/use-tell-saved.ts";
import { CaldavForm, type CaldavValues } from "./caldav-form.tsx";
import { calendarProblem } from "./calendar-problem.ts";
import { caldavAccountQuery, calendarsQuery } from "./calendars-query.ts";

export interface CaldavDialogProps {
  readonly opened: boolean;
  /** The one to connect again; left out: a new one. */
  readonly connectionId?: string | undefined;
  readonly onClose: () => void;
}

/** Connects an account by CalDAV, or connects it again. */
export function CaldavDialog({ opened, connectionId, onClose }: CaldavDialogProps) {
  const { t, i18n } = useTranslation("kit");
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const isKnown = connectionId !== undefined;
  const known = useQuery({ ...caldavAccountQuery(connectionId ?? ""), enabled: opened && isKnown });

  const connect = async ({ url, username, password }: CaldavValues) => {
    try {
      const json = { url: url.trim(), username: username.trim(), password };
      await unwrap(sharedApi.calendars.connect.caldav.$post({ json }));
    } catch (error) {
      return caldavProblem(i18n, error);
    }
    void queryClient.invalidateQueries({ queryKey: calendarsQuery.queryKey });
    tellSaved(t("calendars.caldav.connected", { account: username.trim() }));
    onClose();
    return undefined;
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(isKnown ? "calendars.caldav.again" : "calendars.caldav.title")}
      closeButtonProps={{ "aria-label": t("app.close") }}
    >
      {isKnown && known.isPending ? (
        <LoadingState shape="form" count={3} />
      ) : (
        <CaldavForm initial={isKnown ? known.data : undefined} onSubmit={connect} />
      )}
    </Modal>
  );
}

/** What the server of that address made of it, at the field that is to be mended. */
function caldavProblem(i18n: i18n, error: unknown): SubmitProblem<keyof CaldavValues> {
  const names = { url: "url", username: "username", password: "password" } as const;
  const reason = error instanceof ApiProblem ? error.extensions.reason : undefined;
  switch (reason) {
    case "reconnect":
    case "forbidden":
      return { fields: { password: i18n.t("kit:calendars.caldav.passwordWrong") } };
    case "notFound":
    case "malformed":
    case "refused":
      return { fields: { url: i18n.t("kit:calendars.caldav.urlWrong") } };
    default:
      return typeof reason === "string"
        ? { message: calendarProblem(i18n, reason) }
        : submitProblem(i18n, error, names);
  }
}

import { BrandingForm, LoadingState } from "@convene/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { MessageSettings } from "../api/shared-api.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { messageSettingsQuery, useSaveMessageSettings } from "./message-settings-query.ts";
import { useTellSaved } from "./use-tell-saved.ts";

/** Sender, logo and colour of an organisation's messages. */
export function BrandingSection() {
  const settings = useQuery(messageSettingsQuery);
  if (settings.isPending) return <LoadingState shape="form" count={4} />;
  if (!settings.data) {
    return <QueryFailed error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  return <Branding settings={settings.data} />;
}

const fields = {
  senderName: "senderName",
  replyTo: "replyTo",
  logoUrl: "logoUrl",
  accentColour: "accentColour",
} as const;

function Branding({ settings }: { readonly settings: MessageSettings }) {
  const { t } = useTranslation("kit");
  const { organisation } = useSignedIn();
  const answerOf = useSubmitAnswer();
  const tellSaved = useTellSaved();
  const save = useSaveMessageSettings(settings);
  return (
    <BrandingForm
      organisation={organisation.name}
      initial={{
        senderName: settings.senderName ?? "",
        replyTo: settings.replyTo ?? "",
        logoUrl: settings.logoUrl ?? "",
        accentColour: settings.accentColour ?? "",
      }}
      onSubmit={({ senderName, replyTo, logoUrl, accentColour }) =>
        answerOf(
          save
            .mutateAsync({
              senderName: senderName.trim() || null,
              replyTo: replyTo.trim() || null,
              logoUrl: logoUrl.trim() || null,
              accentColour: accentColour || null,
            })
            .then(() => tellSaved(t("messageSettings.savedLook"))),
          fields,
        )
      }
    />
  );
}

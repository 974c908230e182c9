import { ConfirmDialog, formatMoment, useLink, useLocale, useNow } from "@convene/ui";
import { useNavigateTo, useSignedIn } from "@convene/web-kit";
import { Button, Stack, Text, Textarea } from "@mantine/core";
import { IconCheck, IconPencil, IconSend } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Offer } from "./offer-queries.ts";
import { useOfferDeeds } from "./use-offer-deeds.ts";

const DAY_MS = 86_400_000;

type Question = "submit" | "approve" | "reject" | "send" | "resend" | "withdraw" | "renew";

/** What can be done next with an offer, by whoever looks at it. */
export function OfferActions({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const Link = useLink();
  const navigateTo = useNavigateTo();
  const deeds = useOfferDeeds(offer);
  const [asked, setAsked] = useState<Question>();
  const [words, setWords] = useState("");
  const until = useDeadline(offer);
  const { id, state, may, candidateName, chain } = offer;
  const hasChain = chain.length > 0;
  const ask = (question: Question) => {
    setWords("");
    setAsked(question);
  };
  const close = () => setAsked(undefined);
  const dialog = (question: Question) => ({ opened: asked === question, onClose: close });
  const wordsField = (label: string, description: string) => (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={2}
      maxLength={2_000}
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
    />
  );
  return (
    <>
      {may.approve && (
        <>
          <Button leftSection={<IconCheck size={18} aria-hidden />} onClick={() => ask("approve")}>
            {t("deeds.approve")}
          </Button>
          <Button variant="default" onClick={() => ask("reject")}>
            {t("deeds.reject")}
          </Button>
        </>
      )}
      {may.change && state === "draft" && (
        <Button onClick={() => ask("submit")}>
          {t(hasChain ? "deeds.submit" : "deeds.ready")}
        </Button>
      )}
      {may.change && state === "approved" && (
        <Button leftSection={<IconSend size={18} aria-hidden />} onClick={() => ask("send")}>
          {t("deeds.send")}
        </Button>
      )}
      {may.change && state === "sent" && (
        <Button variant="default" onClick={() => ask("resend")}>
          {t("deeds.resend")}
        </Button>
      )}
      {may.change && (state === "expired" || state === "countered") && (
        <Button onClick={() => ask("renew")}>
          {t(state === "expired" ? "deeds.renew" : "deeds.revise")}
        </Button>
      )}
      {may.edit && (
        <Button
          component={Link}
          href={`/offers/${id}/edit`}
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          {t("deeds.edit")}
        </Button>
      )}
      {may.change && !["accepted", "declined", "expired", "withdrawn"].includes(state) && (
        <Button variant="subtle" color="red" onClick={() => ask("withdraw")}>
          {t("deeds.withdraw")}
        </Button>
      )}

      <ConfirmDialog
        {...dialog("submit")}
        title={t(hasChain ? "questions.submit" : "questions.ready")}
        confirmLabel={t(hasChain ? "deeds.submit" : "deeds.ready")}
        onConfirm={deeds.submit}
      >
        {hasChain
          ? t("questions.submitHint", { names: chain.map(({ name }) => name).join(" → ") })
          : t("questions.readyHint")}
      </ConfirmDialog>
      <ConfirmDialog
        {...dialog("approve")}
        title={t("questions.approve", { name: candidateName })}
        confirmLabel={t("deeds.approve")}
        onConfirm={() => deeds.decide("approved", words)}
      >
        {wordsField(t("note"), t("noteHint"))}
      </ConfirmDialog>
      <ConfirmDialog
        {...dialog("reject")}
        title={t("questions.reject")}
        confirmLabel={t("deeds.reject")}
        onConfirm={() => deeds.decide("rejected", words)}
      >
        <Said text={t("questions.rejectHint")}>{wordsField(t("note"), t("rejectNoteHint"))}</Said>
      </ConfirmDialog>
      <ConfirmDialog
        {...dialog("send")}
        title={t("questions.send", { name: candidateName })}
        confirmLabel={t("deeds.send")}
        onConfirm={deeds.send}
      >
        {t("questions.sendHint", { name: candidateName, until })}
      </ConfirmDialog>
      <ConfirmDialog
        {...dialog("resend")}
        title={t("questions.resend", { name: candidateName })}
        confirmLabel={t("deeds.resend")}
        onConfirm={deeds.resend}
      >
        {t("questions.resendHint")}
      </ConfirmDialog>
      <ConfirmDialog
        {...dialog("renew")}
        title={t("questions.renew")}
        confirmLabel={t(state === "expired" ? "deeds.renew" : "deeds.revise")}
        onConfirm={async () => {
          const refusal = await deeds.renew();
          if (!refusal) navigateTo(`/offers/${id}/edit`);
          return refusal;
        }}
      >
        {t("questions.renewHint")}
      </ConfirmDialog>
      <ConfirmDialog
        {...dialog("withdraw")}
        title={t("questions.withdraw", { name: candidateName })}
        confirmLabel={t("deeds.withdraw")}
        destructive
        onConfirm={() => deeds.withdraw(words)}
      >
        <Said text={t(state === "sent" ? "questions.withdrawSentHint" : "questions.withdrawHint")}>
          {wordsField(t("reason"), t("reasonHint"))}
        </Said>
      </ConfirmDialog>
    </>
  );
}

function Said({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <Stack gap="sm">
      <Text size="sm">{text}</Text>
      {children}
    </Stack>
  );
}

/** Until when it could be answered if it were sent now. */
function useDeadline({ validDays }: Offer): string {
  const locale = useLocale();
  const now = useNow();
  const { timeZone } = useSignedIn().member;
  return formatMoment(new Date(now.getTime() + validDays * DAY_MS), { locale, timeZone });
}

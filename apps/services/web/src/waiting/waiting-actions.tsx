import { ConfirmDialog, formatMoment, useLocale } from "@convene/ui";
import { unwrap, useNavigateTo, useProblemText, useSignedIn } from "@convene/web-kit";
import { Button, Group } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type WaitingEntry } from "../api.ts";
import { OfferDialog } from "./offer-dialog.tsx";
import { WAITING_LIST } from "./waiting-list-query.ts";

/** What staff do for somebody who waits: offer a time, book what is offered, take them off the list. */
export function WaitingActions({ entry }: { readonly entry: WaitingEntry }) {
  const { t } = useTranslation("waitingList");
  const locale = useLocale();
  const { member } = useSignedIn();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const problemText = useProblemText();
  const [open, setOpen] = useState<"offer" | "book" | "remove">();
  const { id, clientName, offer } = entry;
  const param = { id };
  const about = { name: clientName };
  const labelOf = (what: string) => t("labelOf", { what, name: clientName });
  const close = () => setOpen(undefined);
  const remove = async () => {
    try {
      await unwrap(api.waiting[":id"].$delete({ param }));
    } catch (error) {
      return { message: problemText(error) };
    }
    await queryClient.invalidateQueries({ queryKey: WAITING_LIST });
    return undefined;
  };
  const book = async () => {
    try {
      const { appointmentId } = await unwrap(api.waiting[":id"].take.$post({ param }));
      await queryClient.invalidateQueries({ queryKey: ["calendar"] });
      navigateTo(`/calendar?appointment=${appointmentId}`);
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: WAITING_LIST });
      return { message: problemText(error) };
    }
    return undefined;
  };
  return (
    <>
      <Group gap="xs">
        {offer && (
          <Button
            size="xs"
            variant="light"
            aria-label={labelOf(t("book.open"))}
            onClick={() => setOpen("book")}
          >
            {t("book.open")}
          </Button>
        )}
        <Button
          size="xs"
          variant={offer ? "default" : "light"}
          aria-label={labelOf(t(offer ? "offer.other" : "offer.open"))}
          onClick={() => setOpen("offer")}
        >
          {t(offer ? "offer.other" : "offer.open")}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="red"
          aria-label={labelOf(t("remove.open"))}
          onClick={() => setOpen("remove")}
        >
          {t("remove.open")}
        </Button>
      </Group>
      <OfferDialog opened={open === "offer"} entry={entry} onClose={close} />
      <ConfirmDialog
        opened={open === "book"}
        title={t("book.question", {
          ...about,
          when: offer
            ? formatMoment(new Date(offer.start), { locale, timeZone: member.timeZone })
            : "",
        })}
        confirmLabel={t("book.confirm")}
        onConfirm={book}
        onClose={close}
      >
        {t("book.hint", about)}
      </ConfirmDialog>
      <ConfirmDialog
        opened={open === "remove"}
        title={t("remove.question", about)}
        confirmLabel={t("remove.confirm")}
        destructive
        onConfirm={remove}
        onClose={close}
      >
        {t("remove.hint", about)}
      </ConfirmDialog>
    </>
  );
}

import { formatDate, formatTime, useLocale, useNow } from "@convene/ui";
import { browserTimeZone, unwrap, useProblemText } from "@convene/web-kit";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconCalendarHeart } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, type WaitingPlace } from "../api.ts";
import { managedQuery } from "../manage/managed-query.ts";
import { waitingQuery } from "./waiting-query.ts";

interface OfferPanelProps {
  readonly token: string;
  readonly place: WaitingPlace;
  readonly offer: NonNullable<WaitingPlace["offer"]>;
}

/** A time that is held for somebody who waits: booked or passed with one click. */
export function OfferPanel({ token, place, offer }: OfferPanelProps) {
  const { t } = useTranslation("waiting");
  const locale = useLocale();
  const now = useNow();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const lookAgain = () => queryClient.invalidateQueries({ queryKey: ["waiting-place", token] });
  const take = useMutation({
    mutationFn: () => unwrap(api["waiting-place"][":token"].take.$post({ param: { token } })),
    meta: { showsFailure: true },
    onError: lookAgain,
    onSuccess: async (booked) => {
      queryClient.setQueryData(managedQuery(booked.token).queryKey, booked.appointment);
      await navigate({
        to: "/manage/$token",
        params: { token: booked.token },
        search: { booked: "yes", zone: browserTimeZone() },
      });
    },
  });
  const pass = useMutation({
    mutationFn: () => unwrap(api["waiting-place"][":token"].pass.$post({ param: { token } })),
    meta: { showsFailure: true },
    onError: lookAgain,
    onSuccess: (left) => queryClient.setQueryData(waitingQuery(token).queryKey, left),
  });
  const { timeZone } = place;
  const at = { locale, timeZone };
  const [start, expiresAt] = [new Date(offer.start), new Date(offer.expiresAt)];
  const isOver = expiresAt <= now;
  const problem = take.error ?? pass.error;
  return (
    <Alert color="green" icon={<IconCalendarHeart size={20} aria-hidden />} title={t("offer")}>
      <Stack gap="sm">
        <Text fw={600}>
          {t("offerWhen", {
            day: formatDate(start, at),
            time: formatTime(start, at),
            host: offer.hostName,
          })}
        </Text>
        <Text size="sm" role="timer">
          {isOver ? t("over") : t("heldUntil", { time: formatTime(expiresAt, at) })}
        </Text>
        {problem && (
          <Text size="sm" c="red" role="alert">
            {problemText(problem)}
          </Text>
        )}
        <Group gap="xs">
          <Button loading={take.isPending} disabled={isOver} onClick={() => take.mutate()}>
            {t("take")}
          </Button>
          <Button
            variant="default"
            loading={pass.isPending}
            disabled={isOver}
            onClick={() => pass.mutate()}
          >
            {t("pass")}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t("passHint")}
        </Text>
      </Stack>
    </Alert>
  );
}

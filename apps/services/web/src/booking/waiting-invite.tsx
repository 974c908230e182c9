import { LoadingState, localDate, useNow } from "@convene/ui";
import { Box, Button, Modal, Text } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import { useBookingAddress } from "./use-booking-address.ts";

const JoinForm = lazy(async () => ({
  default: (await import("../waiting/join-form.tsx")).JoinForm,
}));

interface WaitingInviteProps {
  readonly slug: string;
  readonly service: Service;
  /** Left out: anyone. */
  readonly hostId: string | undefined;
  /** IANA: the visitor's. */
  readonly timeZone: string;
  /** Whether the day or month that is shown has any times. */
  readonly hasTimes: boolean;
}

/** The way onto the waiting list: quiet below free times, plain where there are none. */
export function WaitingInvite({ hasTimes, ...rest }: WaitingInviteProps) {
  const { t } = useTranslation("waiting");
  const { search } = useBookingAddress();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const today = localDate(now, rest.timeZone);
  const looksAt = search.day ?? (search.month === undefined ? today : `${search.month}-01`);
  const earliest = [looksAt, today].toSorted().at(-1) ?? today;
  return (
    <Box mt="lg">
      {!hasTimes && (
        <Text size="sm" mb="xs">
          {t("join.why")}
        </Text>
      )}
      <Button
        variant={hasTimes ? "subtle" : "light"}
        {...(hasTimes && { size: "compact-sm" })}
        leftSection={<IconBell size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t("join.open")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t("join.title", { service: rest.service.name })}
        closeButtonProps={{ "aria-label": t("join.close") }}
      >
        <Suspense fallback={<LoadingState shape="form" count={5} />}>
          <JoinForm
            {...rest}
            earliest={earliest}
            onlyDay={search.day !== undefined && !hasTimes}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Modal>
    </Box>
  );
}

import { localDate, useNow } from "@convene/ui";
import { Box, Button, Text } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import { useBookingAddress } from "./use-booking-address.ts";

// A dialog is a good deal of code, and hardly anybody opens this one.
const JoinDialog = lazy(async () => ({
  default: (await import("../waiting/join-dialog.tsx")).JoinDialog,
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
  const [wasOpened, setWasOpened] = useState(false);
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
        onClick={() => {
          setWasOpened(true);
          setOpen(true);
        }}
      >
        {t("join.open")}
      </Button>
      {wasOpened && (
        <Suspense>
          <JoinDialog
            {...rest}
            opened={isOpen}
            earliest={earliest}
            onlyDay={search.day !== undefined && !hasTimes}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </Box>
  );
}

import { Button, Group } from "@mantine/core";
import { IconMailQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail } from "../api.ts";
import { AskDialog, type AskedOrder, type AskMode } from "./ask-dialog.tsx";

interface AskButtonsProps {
  readonly application: ApplicationDetail;
  readonly order: AskedOrder;
  readonly modes: readonly AskMode[];
}

/** Lets the candidate say when, instead of choosing a time for them. */
export function AskButtons({ application, order, modes }: AskButtonsProps) {
  const { t } = useTranslation("requests");
  const [isOpen, setOpen] = useState(false);
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconMailQuestion size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t(modes[0] === "availability" ? "ask.times" : "ask.open")}
      </Button>
      <AskDialog
        opened={isOpen}
        application={application}
        order={order}
        modes={modes}
        onClose={() => setOpen(false)}
      />
    </Group>
  );
}

import { useLink } from "@convene/ui";
import { ActionIcon, Indicator } from "@mantine/core";
import { IconCalendarExclamation } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export interface ConflictLinkProps {
  readonly count: number;
}

/** How many conflicts wait, where the navigation that says so is folded away; nothing where none does. */
export function ConflictLink({ count }: ConflictLinkProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  if (count === 0) return null;
  const label = t("conflicts.waiting", { count });
  return (
    <Indicator
      hiddenFrom="sm"
      label={count > 99 ? "99+" : count}
      size={18}
      offset={5}
      color="red"
      inline
      withBorder
      // the link says the number
      attributes={{ indicator: { "aria-hidden": true } }}
    >
      <ActionIcon
        component={Link}
        href="/conflicts"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        title={label}
      >
        <IconCalendarExclamation size={20} aria-hidden />
      </ActionIcon>
    </Indicator>
  );
}

import { LoadingState } from "@convene/ui";
import { Collapse, Title, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { lazy, Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import type { RecipientPreferencesProps } from "./recipient-preferences.tsx";

const RecipientPreferences = lazy(async () => ({
  default: (await import("./recipient-preferences.tsx")).RecipientPreferences,
}));

/** A closed heading on a page that a signed link opens; what it hides is loaded when it is opened. */
export function WhatWeSend(props: RecipientPreferencesProps) {
  const { t } = useTranslation("kit");
  const [isOpen, { toggle }] = useDisclosure(false);
  const contents = useId();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section>
      <Title order={2} size="h5">
        <UnstyledButton
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={contents}
          fz="inherit"
          fw="inherit"
          style={{ display: "inline-flex", alignItems: "center", gap: 6 }}
        >
          <Chevron size={18} aria-hidden />
          {t("choices.title")}
        </UnstyledButton>
      </Title>
      <Collapse expanded={isOpen} id={contents}>
        {isOpen && (
          <div style={{ paddingBlockStart: "0.75rem" }}>
            <Suspense fallback={<LoadingState shape="rows" count={4} />}>
              <RecipientPreferences {...props} />
            </Suspense>
          </div>
        )}
      </Collapse>
    </section>
  );
}

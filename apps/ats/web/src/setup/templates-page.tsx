import { formatDuration, useLocale } from "@convene/ui";
import { IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { templatesQuery } from "../queries.ts";
import { SetupList } from "./setup-list.tsx";

/** What interviews are made from. */
export function TemplatesPage() {
  const { t } = useTranslation(["setup", "ats"]);
  const locale = useLocale();
  return (
    <SetupList
      kind="templates"
      icon={IconTemplate}
      found={useQuery(templatesQuery)}
      toRow={({ id, name, active, kind, durationMinutes, seats }) => ({
        id,
        name,
        active,
        facts: [
          t(`ats:kind.${kind}`),
          formatDuration(durationMinutes, locale),
          seats.map(({ filledBy }) => filledBy).join(", "),
        ],
      })}
    />
  );
}

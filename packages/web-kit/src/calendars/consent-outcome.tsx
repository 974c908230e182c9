import { Alert } from "@mantine/core";
import { IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useChangeSearch } from "../app/use-change-search.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { calendarProblem } from "./calendar-problem.ts";

const connectable = ["google", "outlook", "caldav"] as const;
/** What went wrong on the way back, beside the provider's refusals. */
const mishaps = ["declined", "expired", "signIn"] as const;

/** What came of a visit to a provider's pages, as the address says it after the way back. */
export function ConsentOutcome() {
  const { t, i18n } = useTranslation("kit");
  const changeSearch = useChangeSearch();
  const connected = useSearchText("connected");
  const problem = useSearchText("problem");
  const provider = connectable.find((known) => known === connected);
  const mishap = mishaps.find((known) => known === problem);
  const close = {
    withCloseButton: true,
    closeButtonLabel: t("app.close"),
    onClose: () => changeSearch({ connected: "", problem: "" }),
  };
  return (
    <div role="status">
      {provider !== undefined ? (
        <Alert
          {...close}
          color="green"
          mb="lg"
          icon={<IconCheck size={20} aria-hidden />}
          title={t("calendars.outcome.connected", {
            provider: t(`calendars.provider.${provider}`),
          })}
        >
          {t("calendars.outcome.connectedHint")}
        </Alert>
      ) : problem !== undefined ? (
        <Alert
          {...close}
          color="yellow"
          mb="lg"
          icon={<IconInfoCircle size={20} aria-hidden />}
          title={t("calendars.outcome.notConnected")}
        >
          {mishap ? t(`calendars.outcome.${mishap}`) : calendarProblem(i18n, problem)}
        </Alert>
      ) : null}
    </div>
  );
}

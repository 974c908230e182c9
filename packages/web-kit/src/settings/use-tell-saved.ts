import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";

/** Says that something was saved. */
export function useTellSaved(): (message: string) => void {
  const { t } = useTranslation("kit");
  return (message) => {
    // What is still shown from before would keep its words.
    notifications.hide("saved");
    notifications.show({
      id: "saved",
      color: "green",
      message,
      closeButtonProps: { "aria-label": t("app.close") },
    });
  };
}

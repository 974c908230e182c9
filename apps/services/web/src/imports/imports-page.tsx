import { ImportsView } from "@convene/web-kit/imports";
import { useTranslation } from "react-i18next";
import { SERVICES_IMPORTS } from "./services-imports.ts";

/** Files of clients and appointments: a new one, and those that were brought before. */
export function ImportsPage() {
  const { t } = useTranslation("services");
  const parent = { label: t("navigation.clients"), href: "/clients" };
  return <ImportsView app={SERVICES_IMPORTS} parent={parent} />;
}

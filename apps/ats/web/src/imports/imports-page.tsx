import { ImportsView } from "@convene/web-kit/imports";
import { useTranslation } from "react-i18next";
import { ATS_IMPORTS } from "./ats-imports.ts";

/** Files of candidates: a new one, and those that were brought before. */
export function ImportsPage() {
  const { t } = useTranslation("ats");
  const parent = { label: t("navigation.applications"), href: "/applications" };
  return <ImportsView app={ATS_IMPORTS} parent={parent} />;
}

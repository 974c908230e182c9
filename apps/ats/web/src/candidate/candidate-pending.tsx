import { LinkPending, type LinkPendingProps } from "@convene/web-kit";
import { useTranslation } from "react-i18next";
import { LinkGone } from "../link-gone.tsx";

/** A candidate's page that is not there yet, failed to load, or whose link leads nowhere any more. */
export function CandidatePending({ found }: Pick<LinkPendingProps, "found">) {
  const { t } = useTranslation("ats");
  const gone = <LinkGone title={t("candidatePage.gone")} hint={t("candidatePage.goneHint")} />;
  return <LinkPending found={found} gone={gone} />;
}

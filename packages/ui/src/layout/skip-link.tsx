import { useTranslation } from "react-i18next";
import styles from "./app-layout.module.css";

export interface SkipLinkProps {
  readonly targetId: string;
}

/** The first thing that Tab reaches: past the navigation, to the page. */
export function SkipLink({ targetId }: SkipLinkProps) {
  const { t } = useTranslation("ui");
  return (
    <a className={styles.skip} href={`#${targetId}`}>
      {t("layout.skip")}
    </a>
  );
}

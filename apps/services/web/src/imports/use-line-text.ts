import { useTranslation } from "react-i18next";
import type { ImportProblem } from "./import-queries.ts";

/** Puts into words what there is to say about lines, and what fields are called. */
export function useLineText() {
  const { t, i18n } = useTranslation("imports");
  const fieldName = (field: string) =>
    i18n.exists(`imports:field.${field}`) ? t(`field.${field}` as "field.name") : field;
  const problemText = ({ code, field, details = {} }: ImportProblem): string => {
    const key = [`problem.${code}_at.${field}`, `problem.${code}`].find((one) =>
      i18n.exists(`imports:${one}`),
    );
    const { fields, ...values } = details;
    const named = Array.isArray(fields) ? fields.map(fieldName) : [];
    const list = new Intl.ListFormat(i18n.language, {
      type: code === "COLUMN_MISSING" ? "disjunction" : "conjunction",
    });
    // A refusal that has no words of its own here: what was checked could not be written after all.
    return t((key ?? "problem.OTHER") as "problem.OTHER", {
      ...values,
      field: field === undefined ? "" : fieldName(field),
      fields: list.format(named),
    });
  };
  return { fieldName, problemText };
}

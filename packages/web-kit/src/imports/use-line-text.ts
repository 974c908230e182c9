import { useTranslation } from "react-i18next";
import type { AppImports } from "./app-imports.ts";
import type { ImportProblem } from "./import-api.ts";

/** Puts into words what there is to say about lines, and what fields are called. */
export function useLineText({ texts }: Pick<AppImports, "texts">) {
  const { t, i18n } = useTranslation("kit");
  const fieldName = (field: string) => {
    const key = `${texts}:field.${field}`;
    return i18n.exists(key) ? t(key) : field;
  };
  const problemText = ({ code, field, details = {} }: ImportProblem): string => {
    const key = [`problem.${code}_at.${field}`, `problem.${code}`]
      .flatMap((one) => [`${texts}:${one}`, `kit:imports.${one}`])
      .find((one) => i18n.exists(one));
    const { fields, ...values } = details;
    const named = Array.isArray(fields) ? fields.map(fieldName) : [];
    const list = new Intl.ListFormat(i18n.language, {
      type: code === "COLUMN_MISSING" ? "disjunction" : "conjunction",
    });
    // A refusal that has no words of its own here: what was checked could not be written after all.
    return t(key ?? "imports.problem.OTHER", {
      ...values,
      field: field === undefined ? "" : fieldName(field),
      fields: list.format(named),
    });
  };
  return { fieldName, problemText };
}

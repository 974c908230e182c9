import type { LanguageChoice } from "@convene/ui";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { keepLanguageChoice, readLanguageChoice } from "./language-choice.ts";
import { languages, pickLocale } from "./languages.ts";

interface LanguageSettings {
  readonly languages: readonly LanguageChoice[];
  /** Changes the language and keeps the choice; for the `onLanguage` of a layout. */
  readonly onLanguage: (language: string) => void;
}

/** The languages on offer, and how to change; for layouts. */
export function useLanguage(): LanguageSettings {
  const { i18n } = useTranslation("kit");
  return {
    languages,
    onLanguage: (language) => {
      keepLanguageChoice(language);
      const locale = pickLocale({ chosen: language, browser: navigator.languages });
      void i18n.changeLanguage(locale);
    },
  };
}

/** Speaks the member's language, unless the person chose another one on this browser. */
export function useMemberLocale(member: string): void {
  const { i18n } = useTranslation("kit");
  useEffect(() => {
    const locale = pickLocale({
      chosen: readLanguageChoice(),
      member,
      browser: navigator.languages,
    });
    if (locale !== i18n.language) void i18n.changeLanguage(locale);
  }, [i18n, member]);
}

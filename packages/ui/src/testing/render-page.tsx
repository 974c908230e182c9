import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { createI18n } from "../i18n/create-i18n.ts";
import { ConveneProvider } from "../provider/convene-provider.tsx";

/** Renders inside the provider, in British English unless told otherwise. */
export function renderPage(page: ReactElement, locale = "en-GB") {
  return render(
    <ConveneProvider accent="services" i18n={createI18n({}, locale)} forceColorScheme="light">
      {page}
    </ConveneProvider>,
  );
}

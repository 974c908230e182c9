import { ConveneProvider } from "@convene/ui";
import "@convene/ui/styles.css";
import { notifications } from "@mantine/notifications";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import type { i18n, Resource } from "i18next";
import { useState } from "react";
import { createQueryClient } from "../api/query-client.ts";
import type { Product } from "../api/shared-api.ts";
import { createKitI18n } from "../i18n/create-kit-i18n.ts";
import { readLanguageChoice } from "../i18n/language-choice.ts";
import { pickLocale } from "../i18n/languages.ts";
import { problemText } from "../i18n/problem-text.ts";
import { meQuery } from "../session/me-query.ts";
import { RouterLink } from "./router-link.tsx";

export interface ConveneAppProps {
  readonly product: Product;
  readonly router: AnyRouter;
  /** The app's texts by language and namespace: `{ en: { services: {…} }, fr: {…} }`. */
  readonly resources: Resource;
  /** Where the page was told which language to speak: before what anybody chose. */
  readonly language?: string | undefined;
}

/** Everything around the pages of an app: theme, language, server data, links, messages. */
export function ConveneApp({ product, router, resources, language }: ConveneAppProps) {
  const [{ i18n, queryClient }] = useState(() => {
    const locale = pickLocale({
      chosen: language ?? readLanguageChoice(),
      browser: navigator.languages,
    });
    const i18n = createKitI18n(resources, locale);
    return { i18n, queryClient: createAppQueryClient(i18n) };
  });
  return (
    <QueryClientProvider client={queryClient}>
      <ConveneProvider accent={product} i18n={i18n} link={RouterLink}>
        <RouterProvider router={router} />
      </ConveneProvider>
    </QueryClientProvider>
  );
}

// One id a kind: ten requests that fail at once are one message.
function createAppQueryClient(i18n: i18n): QueryClient {
  return createQueryClient({
    onUnexpectedFailure: (error) => {
      notifications.show({
        id: "failure",
        color: "red",
        closeButtonProps: { "aria-label": i18n.t("kit:app.close") },
        title: i18n.t("kit:app.failure"),
        message: problemText(i18n, error),
      });
    },
    onSessionExpired: (queryClient) => {
      const wasSignedIn = queryClient.getQueryData(meQuery.queryKey)?.user != null;
      // the staff frame leads to the sign-in page as soon as it learns that nobody is signed in
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      if (!wasSignedIn) return;
      notifications.show({
        id: "session",
        color: "yellow",
        closeButtonProps: { "aria-label": i18n.t("kit:app.close") },
        title: i18n.t("kit:app.sessionEnded"),
        message: i18n.t("kit:app.sessionEndedHint"),
      });
    },
  });
}

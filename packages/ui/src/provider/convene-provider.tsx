import { MantineProvider } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { useNotifications } from "@mantine/notifications";
import type { i18n } from "i18next";
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { firstDayOfWeek } from "../time/week.ts";
import { type LinkComponent, LinkProvider } from "./link.tsx";
import { takeStyleNonce } from "./take-style-nonce.ts";
import { type Accent, createConveneTheme, readableColours } from "./theme.ts";

const Messages = lazy(async () => ({ default: (await import("./messages.tsx")).Messages }));

export interface ConveneProviderProps {
  readonly accent: Accent;
  /** From `createI18n`; changing its language changes every page at once. */
  readonly i18n: i18n;
  /** The router's link. Default: `<a>`. */
  readonly link?: LinkComponent;
  /** Fixes the colour scheme, for pictures and tests. Default: what the person or the system chose. */
  readonly forceColorScheme?: "light" | "dark";
  readonly children: ReactNode;
}

/** Theme, language, dates, notifications and links for everything below it. */
export function ConveneProvider({
  accent,
  i18n,
  link,
  forceColorScheme,
  children,
}: ConveneProviderProps) {
  const [styleNonce] = useState(takeStyleNonce);
  const theme = useMemo(() => createConveneTheme(accent), [accent]);
  const page = (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableColours}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
      {...(forceColorScheme ? { forceColorScheme } : {})}
    >
      <I18nextProvider i18n={i18n}>
        <LocalisedDates>
          <MessagesOnceThere />
          {children}
        </LocalisedDates>
      </I18nextProvider>
    </MantineProvider>
  );
  return link ? <LinkProvider value={link}>{page}</LinkProvider> : page;
}

/** Most visitors are told nothing: what shows messages is loaded with the first one. */
function MessagesOnceThere() {
  const { notifications, queue } = useNotifications();
  const isAny = notifications.length + queue.length > 0;
  const [isShown, setShown] = useState(isAny);
  if (isAny && !isShown) setShown(true);
  return (
    isShown && (
      <Suspense fallback={null}>
        <Messages />
      </Suspense>
    )
  );
}

function LocalisedDates({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation("ui");
  const locale = i18n.language;
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const settings = useMemo(
    () => ({
      locale: locale.startsWith("fr") ? "fr" : "en",
      firstDayOfWeek: firstDayOfWeek(locale),
      // six rows for every month: turning the page moves nothing below it
      consistentWeeks: true,
    }),
    [locale],
  );
  return <DatesProvider settings={settings}>{children}</DatesProvider>;
}

import { createRoot } from "react-dom/client";
import { ConveneProvider, createI18n } from "../src/index.ts";
import "../src/styles.css";
import { AuthPage } from "./auth-page.tsx";
import { AvailabilityPage } from "./availability-page.tsx";
import { BookingPage } from "./booking-page.tsx";
import { CalendarPage } from "./calendar-page.tsx";
import { MessagesPage } from "./messages-page.tsx";
import { PartsPage } from "./parts-page.tsx";
import { SettingsPage } from "./settings-page.tsx";

// Everything is chosen in the address, so that a picture or a test can ask for it:
// ?page=booking&accent=services&scheme=dark&locale=fr
const asked = new URLSearchParams(location.search);
const pages = {
  booking: BookingPage,
  calendar: CalendarPage,
  availability: AvailabilityPage,
  messages: MessagesPage,
  auth: AuthPage,
  parts: PartsPage,
  settings: SettingsPage,
};
const name = Object.keys(pages).find(
  (page): page is keyof typeof pages => page === asked.get("page"),
);
const Page = pages[name ?? "parts"];
const scheme = asked.get("scheme");

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <ConveneProvider
      accent={asked.get("accent") === "ats" ? "ats" : "services"}
      i18n={createI18n({}, asked.get("locale") ?? "en-GB")}
      {...(scheme === "light" || scheme === "dark" ? { forceColorScheme: scheme } : {})}
    >
      <Page />
    </ConveneProvider>,
  );
}

import { ConveneApp } from "@convene/web-kit";
import { startTransition } from "react";
import { createRoot } from "react-dom/client";
import { resources } from "./locales/resources.ts";
import { router } from "./router.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element");
const language = new URLSearchParams(window.location.search).get("language") ?? undefined;
// As a transition: it is drawn bit by bit, and whoever touches the page meanwhile is answered.
startTransition(() => {
  createRoot(root).render(
    <ConveneApp product="services" router={router} resources={resources} language={language} />,
  );
});

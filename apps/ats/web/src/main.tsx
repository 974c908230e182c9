import { ConveneApp } from "@convene/web-kit";
import { createRoot } from "react-dom/client";
import { resources } from "./locales/resources.ts";
import { router } from "./router.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element");
const language = new URLSearchParams(window.location.search).get("language") ?? undefined;
createRoot(root).render(
  <ConveneApp product="ats" router={router} resources={resources} language={language} />,
);

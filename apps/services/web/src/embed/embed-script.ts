import type { FrameMessage } from "./frame-messages.ts";

// For other sites' pages: puts a booking page where the script stands.
//
//   <script async src="https://book.example.com/embed.js" data-organisation="harbour-health"
//     data-service="…" data-language="fr" data-colour="#0b7285"></script>
//
// No cookie is needed, nothing is read from the page around it, and it leaves no name in it.
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { organisation, service, language, colour, title } = script.dataset;
  if (!organisation) return;
  const address = new URL(`/embed/${encodeURIComponent(organisation)}`, script.src);
  for (const [name, value] of Object.entries({ service, language, colour })) {
    if (value) address.searchParams.set(name, value);
  }

  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = title ?? (language === "fr" ? "Prendre rendez-vous" : "Book an appointment");
  frame.style.cssText = "display:block;width:100%;height:640px;border:0;color-scheme:normal";
  script.after(frame);

  window.addEventListener("message", ({ origin, source, data }) => {
    // Other frames speak too; this one is known by where it comes from and by which it is.
    if (origin !== address.origin || source !== frame.contentWindow) return;
    const message: Partial<FrameMessage> | null = data;
    if (message?.convene === "height" && "height" in message) {
      const height = Number(message.height);
      if (height > 0 && height < 20_000) frame.style.height = `${Math.ceil(height)}px`;
    }
    if (message?.convene === "step" && frame.getBoundingClientRect().top < 0) {
      frame.scrollIntoView({ block: "start" });
    }
  });
})();

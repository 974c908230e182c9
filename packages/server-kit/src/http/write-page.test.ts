import { raw } from "hono/html";
import { expect, test } from "vitest";
import type { PageDescription } from "./page-description.ts";
import { writePage } from "./write-page.ts";

const built = `<!doctype html>
<html lang="en">
  <head>
    <meta name="robots" content="noindex">
    <title>Convene</title>
    <script type="module" crossorigin src="/assets/index.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>`;

const described: PageDescription = {
  language: "fr-CA",
  title: 'Chez "Ana" <b>',
  description: "Coupe & couleur",
  canonicalUrl: "https://book.example.com/ana",
  body: raw("<h1>Chez &lt;Ana&gt;</h1>"),
  data: { intro: "</script><script>alert(1)</script>", money: "$&" },
  source: "src/page.tsx",
};

const write = (more: Partial<PageDescription> = {}) =>
  writePage(
    built,
    { ...described, ...more },
    {
      assets: { scripts: ["/assets/a.js"], styles: ["/a.css"] },
      nonce: "once",
    },
  );

test("what search engines are told in their own words ends no element", () => {
  const page = write({ structuredData: { "@type": "JobPosting", title: "</script>" } });
  expect(page).toContain(
    '<script type="application/ld+json">{"@type":"JobPosting","title":"\\u003c/script>"}</script>',
  );
});

test("the description takes the place of what the build said", () => {
  const page = write();
  expect(page).toContain('<html lang="fr-CA">');
  expect(page).toContain("<title>Chez &quot;Ana&quot; &lt;b&gt;</title>");
  expect(page).not.toContain("<title>Convene</title>");
  expect(page).not.toContain("noindex");
  expect(page).toContain('<meta property="og:locale" content="fr_CA">');
  expect(page).toContain('<div id="root"><h1>Chez &lt;Ana&gt;</h1></div>');
});

test("no text in the data ends its element, and all of it can be read again", () => {
  const [, json = ""] = /id="page-data">(.*?)<\/script>/.exec(write()) ?? [];
  expect(JSON.parse(json)).toEqual(described.data);
});

test("a page without an address of its own is left out by search engines", () => {
  const page = write({ canonicalUrl: undefined });
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).not.toContain("canonical");
});

test("its styles carry the nonce that its code is told, and no text ends their element", () => {
  const page = write({ styles: '.name::before{content:"</style>"}' });
  expect(page).toContain('<meta property="csp-nonce" nonce="once">');
  expect(page).toContain('<style nonce="once">.name::before{content:"\\3c /style>"}</style>');
  expect(write()).not.toContain("<style");
});

test("its code is asked for at once, behind its styles", () => {
  const page = write();
  expect(page).toContain(
    '<link rel="modulepreload" fetchpriority="low" crossorigin href="/assets/a.js">',
  );
  expect(page).toContain('<script type="module" fetchpriority="low"');
  expect(page).toContain('<link rel="stylesheet" crossorigin href="/a.css">');
});

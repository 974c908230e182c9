import { expect, test } from "vitest";
import { withStyleNonce } from "./with-style-nonce.ts";

const MAIL = `<html><head><style>a{color:red}</style></head>
<body style="margin:0;font-family:&quot;Inter&quot;"><p class="x" style='color:#333'>Style="no"</p></body></html>`;

test("what stands at elements becomes rules of theirs alone, with the nonce", () => {
  const html = withStyleNonce(MAIL, "abc");
  expect(html).not.toMatch(/\sstyle=/);
  expect(html).toContain('<style nonce="abc">a{color:red}</style>');
  expect(html).toContain('<body data-style="s0">');
  expect(html).toContain('<p class="x" data-style="s1">Style="no"</p>');
  expect(html).toContain('{margin:0;font-family:"Inter"}');
  expect(html.match(/<style nonce="abc">/g)).toHaveLength(2);
});

test("nothing at an element gets out of its rule", () => {
  const html = withStyleNonce('<p style="color:red}body{display:none}</style>">x</p>', "abc");
  expect(html.match(/[{}]/g)).toHaveLength(2);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

test("without a policy the mail stays as it is", () => {
  expect(withStyleNonce(MAIL, "")).toBe(MAIL);
});

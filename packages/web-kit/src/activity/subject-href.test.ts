import { expect, test } from "vitest";
import { subjectHref } from "./subject-href.ts";

const pages = {
  clients: (id: string) => `/clients/${id}`,
  series: (id: string) => `/series/${id}`,
};

test.each([
  ["PUT /clients/{id}", { id: "c" }, "/clients/c"],
  ["DELETE /clients/{id}/notes/{noteId}", { id: "c", noteId: "n" }, "/clients/c"],
  ["POST /notifications/{id}/retry", { id: "m" }, "/messages/m"],
  ["POST /clients", {}, undefined],
  ["PATCH /members/{id}", { id: "p" }, undefined],
  // The id is a clash's, not a series'.
  ["POST /series/clashes/{id}/resolve", { id: "k" }, undefined],
])("%s", (operation, subject, href) => {
  expect(subjectHref({ operation, subject }, pages)).toBe(href);
});

import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderPage } from "../testing/render-page.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";

function ask(onConfirm: () => Promise<{ message: string } | undefined>) {
  const onClose = vi.fn();
  renderPage(
    <ConfirmDialog
      opened
      title="Move to Tuesday 14:00?"
      confirmLabel="Move"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      Ana and the client will be told.
    </ConfirmDialog>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Move" }));
  return onClose;
}

test("a deed that was done closes the dialog", async () => {
  const onClose = ask(async () => undefined);
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
});

test("a refusal is shown and the dialog stays", async () => {
  const onClose = ask(async () => ({ message: "Somebody was faster." }));
  expect(await screen.findByText("Somebody was faster.")).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
});

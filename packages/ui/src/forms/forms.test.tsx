import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderPage } from "../testing/render-page.tsx";
import { ForgotPasswordForm } from "./forgot-password-form.tsx";
import { InviteMemberForm } from "./invite-member-form.tsx";
import { OrganisationForm } from "./organisation-form.tsx";
import { SignInForm, type SignInFormProps } from "./sign-in-form.tsx";
import { slugOf } from "./slug-of.ts";

const fill = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: "input" }), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

function signInWith(onSubmit: SignInFormProps["onSubmit"]) {
  renderPage(<SignInForm onSubmit={onSubmit} />);
  fill("Email", " ana@example.com ");
  fill("Password", "correct horse");
  press("Sign in");
}

test("nothing is sent until the fields can be right", async () => {
  const onSubmit = vi.fn(async () => undefined);
  renderPage(<SignInForm onSubmit={onSubmit} />);
  fill("Email", "ana");
  press("Sign in");
  expect(await screen.findByText("Enter an email address, such as ana@example.com.")).toBeDefined();
  expect(screen.getByText("Enter your password.")).toBeDefined();
  expect(onSubmit).not.toHaveBeenCalled();
});

test("what is sent is trimmed, the password is not", async () => {
  const onSubmit = vi.fn(async () => undefined);
  signInWith(onSubmit);
  await vi.waitFor(() =>
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      email: "ana@example.com",
      password: "correct horse",
    }),
  );
});

test("a refusal is shown above the fields, and one about a field at the field", async () => {
  signInWith(async () => ({
    message: "Too many tries.",
    fields: { email: "No such account." },
  }));
  expect((await screen.findByText("Too many tries.")).closest("[role=alert]")).not.toBeNull();
  expect(screen.getByLabelText("Email").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("No such account.")).toBeDefined();
});

test("a server that can't be reached is a message, and the form can be sent again", async () => {
  signInWith(() => Promise.reject(new Error("unreachable")));
  expect(await screen.findByText(/^That did not work/)).toBeDefined();
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Sign in" });
  await vi.waitFor(() => expect(button.disabled).toBe(false));
});

test("a forgotten password is answered the same whether or not there is an account", async () => {
  renderPage(<ForgotPasswordForm onSubmit={async () => undefined} />);
  fill("Email", "ana@example.com");
  press("Send me a link");
  expect(await screen.findByText(/^If ana@example.com has an account/)).toBeDefined();
});

test("an invitation names a role in at least one product; none is null", async () => {
  const onSubmit = vi.fn(async () => undefined);
  const roles = [{ value: "staff", label: "Staff" }];
  renderPage(<InviteMemberForm onSubmit={onSubmit} atsRoles={roles} servicesRoles={roles} />);
  fill("Email", "jonas@example.com");
  press("Send invitation");
  expect(await screen.findByText("Choose a role in at least one of the two.")).toBeDefined();
  fireEvent.change(screen.getByLabelText("Role in services"), { target: { value: "staff" } });
  press("Send invitation");
  await vi.waitFor(() =>
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      email: "jonas@example.com",
      atsRole: null,
      servicesRole: "staff",
    }),
  );
});

test("an organisation's address follows its name until it is written by hand", () => {
  renderPage(
    <OrganisationForm
      onSubmit={async () => undefined}
      now={new Date("2026-01-20T12:00:00Z")}
      initial={{ name: "", slug: "", timeZone: "Europe/Berlin" }}
    />,
  );
  const address = screen.getByLabelText<HTMLInputElement>("Address of the public pages");
  fill("Name of the organisation", "Atelier Lumen");
  expect(address.value).toBe("atelier-lumen");
  fill("Address of the public pages", "lumen");
  fill("Name of the organisation", "Atelier Lumen Toronto");
  expect(address.value).toBe("lumen");
});

test.each([
  ["Müller & Söhne", "muller-sohne"],
  ["  --North  Harbour!", "north-harbour"],
  ["日本", ""],
  [`${"a".repeat(47)} b`, "a".repeat(47)],
])("%s becomes %s in an address", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

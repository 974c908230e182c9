// @vitest-environment happy-dom
import { createRoute, createRouter } from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { conveneRootRoute } from "../routes/convene-root-route.tsx";
import { sharedRoutes } from "../routes/shared-routes.tsx";
import { sharedStaffRoutes } from "../routes/shared-staff-routes.tsx";
import { staffRoute } from "../routes/staff-route.tsx";
import { useSignedIn } from "../session/signed-in.ts";
import { setAddress } from "../testing/set-address.ts";
import { startTestServer, type TestAnswer, type TestServer } from "../testing/start-test-server.ts";
import { ConveneApp } from "./convene-app.tsx";

const ana = { id: "u1", name: "Ana Silva", email: "ana@example.com" };
const north = { id: "t1", name: "North Clinic", slug: "north" };
const south = { id: "t2", name: "South Clinic", slug: "south" };
const nobody = {
  user: null,
  member: null,
  organisation: null,
  organisations: [],
  setupNeeded: false,
  mailIsLocal: true,
  urls: { ats: "http://localhost:4000", services: "http://localhost:4001" },
};
const memberOf = (organisation: { id: string; name: string }, more: object = {}) => ({
  ...nobody,
  user: ana,
  organisations: [north, south],
  organisation: { ...organisation, timeZone: "America/Toronto", locale: "en", currency: "CAD" },
  member: {
    ...ana,
    tenantId: organisation.id,
    userId: ana.id,
    locale: "en",
    timeZone: "America/Toronto",
    resourceId: null,
    atsRole: null,
    servicesRole: "owner",
    ...more,
  },
});

let server: TestServer;
let me: object = nobody;
let routes: Record<string, () => TestAnswer | Promise<TestAnswer>> = {};

beforeAll(async () => {
  server = await startTestServer(({ method, path }) => {
    const route = routes[`${method} ${path}`];
    if (route) return route();
    if (path === "/api/me") return { body: me };
    return { status: 404, body: { code: "NOT_FOUND", title: "Not found" } };
  });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  me = nobody;
  routes = {};
  window.localStorage.clear();
});
afterEach(cleanup);

function Home() {
  const { organisation, member } = useSignedIn();
  return (
    <p>
      {member.name} at {organisation.name}
    </p>
  );
}

/** Opens an address of a small app made of the shared routes, as a browser does. */
function open(path: string) {
  setAddress(server.origin + path);
  const root = conveneRootRoute();
  const staff = staffRoute(root, { product: "services", navigation: () => [] });
  const home = createRoute({ getParentRoute: () => staff, path: "/", component: Home });
  const routeTree = root.addChildren([
    ...sharedRoutes(root, { product: "services", home: "/" }),
    staff.addChildren([home, ...sharedStaffRoutes(staff)]),
  ]);
  const router = createRouter({ routeTree });
  return render(<ConveneApp product="services" router={router} resources={{}} />);
}

const address = () => window.location.href.slice(server.origin.length);
const patient = { timeout: 15_000 }; // pages are loaded when they are first opened

test("who is not signed in is led to signing in, and back to where they were going", async () => {
  open("/messages?from=link");
  const email = await screen.findByLabelText("Email", {}, patient);
  expect(address()).toBe("/sign-in?next=%2Fmessages%3Ffrom%3Dlink");

  routes["POST /api/auth/sign-in/email"] = () => ({
    status: 401,
    body: { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" },
  });
  fireEvent.change(email, { target: { value: "ana@example.com" } });
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: "wrong horse" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByText("The email address or the password is wrong.");

  routes["POST /api/auth/sign-in/email"] = () => {
    me = memberOf(north);
    return { body: { token: "t", user: ana } };
  };
  routes["GET /api/notifications"] = () => ({ body: { items: [], nextCursor: null } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByRole("heading", { name: "Messages" }, patient);
  expect(address()).toBe("/messages?from=link");
});

test("on a server that nobody uses yet the first visitor sets it up", async () => {
  me = { ...nobody, setupNeeded: true };
  open("/");
  await screen.findByRole("heading", { name: "Set up Convene" }, patient);
  expect(address()).toBe("/sign-up");
  expect(screen.getByLabelText("Name of the organisation")).toBeTruthy();
});

test("who belongs to no organisation is asked for one", async () => {
  me = { ...nobody, user: ana };
  open("/");
  await screen.findByRole("heading", { name: "New organisation" }, patient);
});

test("a member without a role in the product is told so, and sees nothing else", async () => {
  me = memberOf(north, { servicesRole: null, atsRole: "interviewer" });
  open("/");
  await screen.findByText("You have no role in Convene Services at North Clinic.", {}, patient);
  expect(screen.queryByText(/Ana Silva at/)).toBeNull();
});

test("the pages speak the member's language, unless another one was chosen here", async () => {
  me = memberOf(north, { locale: "fr" });
  const first = open("/");
  await screen.findAllByText("Réglages", {}, patient);
  first.unmount();

  window.localStorage.setItem("convene.language", "en");
  open("/");
  await screen.findAllByText("Messages", {}, patient);
  expect(screen.queryByText("Réglages")).toBeNull();
});

test("members are for administrators", async () => {
  me = memberOf(north, { servicesRole: "staff" });
  open("/members");
  await screen.findByText("Members are looked after by others", {}, patient);
  expect(server.requests).not.toContain("GET /api/members");
  expect(screen.queryByRole("link", { name: "Members" })).toBeNull();
});

test("another organisation shows nothing of the one before", async () => {
  const letter = (subject: string) => ({
    items: [
      {
        id: subject,
        state: "sent",
        channel: "email",
        kind: "confirmation",
        recipient: { name: "Bo", address: "bo@example.com" },
        subject,
        createdAt: "2026-01-20T14:00:00Z",
        sentAt: "2026-01-20T14:00:01Z",
        eventKind: "appointment",
        eventId: "a1",
        lastError: null,
        attempts: 1,
      },
    ],
    nextCursor: null,
  });
  me = memberOf(north);
  routes["GET /api/notifications"] = () => ({ body: letter("From the north") });
  open("/messages");
  await screen.findByText("From the north", {}, patient);
  const lines = server.connections();

  routes["POST /api/organisations/t2/activate"] = () => {
    me = memberOf(south);
    return { body: south };
  };
  const southAnswer = Promise.withResolvers<TestAnswer>();
  routes["GET /api/notifications"] = () => southAnswer.promise;
  fireEvent.click(screen.getAllByRole("button", { name: /North Clinic/ })[0] ?? document.body);
  fireEvent.click(await screen.findByRole("menuitem", { name: "South Clinic" }));
  await screen.findByText("Ana Silva at South Clinic", {}, patient);

  fireEvent.click(screen.getAllByRole("link", { name: "Messages" })[0] ?? document.body);
  await screen.findByRole("heading", { name: "Messages" }, patient);
  expect(screen.queryByText("From the north")).toBeNull();
  southAnswer.resolve({ body: letter("From the south") });
  await screen.findByText("From the south", {}, patient);
  await waitFor(() => expect(server.connections()).toBe(lines + 1));
});

test("a session that ended leads to signing in", async () => {
  me = memberOf(north);
  open("/");
  await screen.findByText("Ana Silva at North Clinic", {}, patient);
  me = nobody;
  routes["GET /api/notifications"] = () => ({
    status: 401,
    body: { code: "SIGN_IN_REQUIRED", title: "Sign in required" },
  });
  fireEvent.click(screen.getAllByRole("link", { name: "Messages" })[0] ?? document.body);
  await screen.findByText("You have been signed out", {}, patient);
  await screen.findByLabelText("Email", {}, patient);
  expect(address()).toBe("/sign-in?next=%2Fmessages");
});

test("an address that leads nowhere says so", async () => {
  open("/nowhere/at/all");
  await screen.findByText("There is nothing at this address", {}, patient);
});

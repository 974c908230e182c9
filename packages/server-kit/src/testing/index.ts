export { addColleague } from "./add-colleague.ts";
export { auditTrail } from "./audit-trail.ts";
export { fuzzSettings, testResultsFolder } from "./env.ts";
export { expectContentPolicyKept, refusedIn } from "./expect-content-policy-kept.ts";
export { expectNoAxeViolations } from "./expect-no-axe-violations.ts";
export { invite } from "./invite.ts";
export { linkPurposes } from "./link-purposes.ts";
export { lookAt } from "./look-at.ts";
export { newSession } from "./new-session.ts";
export {
  DESKTOP,
  type Device,
  type OpenPage,
  openTestBrowser,
  PHONE,
  type TestBrowser,
} from "./open-test-browser.ts";
export { readAnswer, refusalOf } from "./read-answer.ts";
export {
  openRoleTrial,
  type RoleTrial,
  type RoleTrialOptions,
  type RowSight,
  readRoleTable,
} from "./roles/index.ts";
export { cookieOf, type SignedUp, type SignUp } from "./sign-up.ts";
export {
  freePorts,
  startTestKit,
  type TestKit,
  type TestKitOptions,
  type TestRequest,
} from "./start-test-kit.ts";
export {
  type ReceivedSpan,
  startTraceReceiver,
  type TraceReceiver,
} from "./start-trace-receiver.ts";
export { takeScreenshot } from "./take-screenshot.ts";

export { expectNoAxeViolations } from "./expect-no-axe-violations.ts";
export { lookAt } from "./look-at.ts";
export {
  DESKTOP,
  type Device,
  type OpenPage,
  openTestBrowser,
  PHONE,
  type TestBrowser,
} from "./open-test-browser.ts";
export { readAnswer, refusalOf } from "./read-answer.ts";
export { cookieOf, type SignedUp, type SignUp } from "./sign-up.ts";
export {
  freePorts,
  startTestKit,
  type TestKit,
  type TestKitOptions,
  type TestRequest,
} from "./start-test-kit.ts";
export { takeScreenshot } from "./take-screenshot.ts";

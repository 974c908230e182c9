export { type DemoSignIn, demoSignIns, seedDemo } from "./seed-demo.ts";

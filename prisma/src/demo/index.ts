export { DEMO_SLUGS, type DemoSignIn, demoSignIns, seedDemo } from "./seed-demo.ts";

export { type DemoMessagePorts, writeDemoMessages } from "./write-demo-messages.ts";

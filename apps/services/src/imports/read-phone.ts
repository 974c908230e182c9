export { readPhone } from "@convene/server-kit/imports";

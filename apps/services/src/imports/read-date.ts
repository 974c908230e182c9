export { readDate } from "@convene/server-kit/imports";

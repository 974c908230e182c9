export { createManageUrl } from "./create-manage-url.ts";
export { createSignedLinks } from "./signed-links.ts";

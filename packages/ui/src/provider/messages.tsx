import { Notifications } from "@mantine/notifications";
import "./messages.css";

/** Where short messages appear. Apart from the provider: no page needs it to be shown. */
export function Messages() {
  return <Notifications position="bottom-right" />;
}

import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export const todayQuery = queryOptions({
  queryKey: ["today"],
  queryFn: () => unwrap(api.today.$get()),
});

import type { UseFormReturnType } from "@mantine/form";
import type { ServiceValues } from "./service-form.ts";

/** What each part of the service editor is given. */
export interface ServiceFormPart {
  readonly form: UseFormReturnType<ServiceValues>;
}

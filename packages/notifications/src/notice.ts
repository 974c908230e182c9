/** What there is to tell about an event. */
export type Notice =
  | { readonly kind: "confirmation" }
  /** `offsetMinutes` before the start. */
  | { readonly kind: "reminder"; readonly offsetMinutes: number }
  | { readonly kind: "cancellation"; readonly reason?: string | undefined }
  | {
      readonly kind: "reschedule";
      readonly previousStart: Date;
      readonly reason?: string | undefined;
    };

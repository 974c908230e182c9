import { z } from "@hono/zod-openapi";
import { serviceFieldsSchema } from "../domain/service-fields.ts";
import { organisationSchema, serviceSchema } from "./schemas.ts";

/** A service as a visitor sees it. */
export const publicServiceSchema = serviceSchema
  .extend({
    isOnline: z.boolean().openapi({ description: "It takes place in an online room" }),
    capacity: z.int().openapi({ description: "How many clients share a session; 1: nobody does" }),
    hasWaitingList: z.boolean(),
    dueAtBooking: z.int().openapi({
      description: "Of the price, what is paid by card to book it; minor units",
    }),
    fields: serviceFieldsSchema.describe("What a client is asked"),
  })
  .openapi("PublicService");

/** What a booking page is made of. */
export const publicPageSchema = z
  .object({
    organisation: organisationSchema.extend({ bookingIntro: z.string().nullable() }),
    services: z.array(publicServiceSchema),
  })
  .openapi("PublicPage");

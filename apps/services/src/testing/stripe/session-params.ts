import type Stripe from "stripe";
import { z } from "zod";

/** All that Stripe's API of the library's version takes; the compiler keeps the list complete. */
const PUBLISHED: Readonly<Record<keyof Stripe.Checkout.SessionCreateParams, true>> = {
  adaptive_pricing: true,
  after_expiration: true,
  allow_promotion_codes: true,
  allowed_payment_method_types: true,
  automatic_tax: true,
  billing_address_collection: true,
  branding_settings: true,
  cancel_url: true,
  client_reference_id: true,
  consent_collection: true,
  currency: true,
  custom_fields: true,
  custom_text: true,
  customer: true,
  customer_account: true,
  customer_creation: true,
  customer_email: true,
  customer_update: true,
  discounts: true,
  excluded_payment_method_types: true,
  expand: true,
  expires_at: true,
  integration_identifier: true,
  invoice_creation: true,
  line_items: true,
  locale: true,
  managed_payments: true,
  metadata: true,
  mode: true,
  name_collection: true,
  optional_items: true,
  origin_context: true,
  payment_intent_data: true,
  payment_method_collection: true,
  payment_method_configuration: true,
  payment_method_data: true,
  payment_method_options: true,
  permissions: true,
  phone_number_collection: true,
  redirect_on_completion: true,
  return_url: true,
  saved_payment_method_options: true,
  setup_intent_data: true,
  shipping_address_collection: true,
  shipping_options: true,
  submit_type: true,
  subscription_data: true,
  success_url: true,
  tax_id_collection: true,
  ui_mode: true,
  wallet_options: true,
};

export function isPublishedParam(name: string): boolean {
  return Object.hasOwn(PUBLISHED, name);
}

const wholeNumber = z.string().regex(/^\d+$/).transform(Number);
const metadata = z.record(z.string().max(40), z.string().max(500));

/** What of it a checkout of ours is made of, as text. */
export const sessionParams = z.looseObject({
  mode: z.literal("payment"),
  client_reference_id: z.string().max(200),
  metadata,
  payment_intent_data: z.object({ metadata }),
  line_items: z.tuple([
    z.object({
      quantity: z.literal("1"),
      price_data: z.object({
        currency: z.string().regex(/^[a-z]{3}$/),
        unit_amount: wholeNumber,
        product_data: z.object({ name: z.string().min(1) }),
      }),
    }),
  ]),
  customer_email: z.email().optional(),
  expires_at: wholeNumber,
  success_url: z.url(),
  cancel_url: z.url(),
});

const REFUND_PUBLISHED: Readonly<Record<keyof Stripe.RefundCreateParams, true>> = {
  amount: true,
  charge: true,
  currency: true,
  customer: true,
  expand: true,
  instructions_email: true,
  metadata: true,
  origin: true,
  payment_intent: true,
  reason: true,
  refund_application_fee: true,
  reverse_transfer: true,
};

export function isPublishedRefundParam(name: string): boolean {
  return Object.hasOwn(REFUND_PUBLISHED, name);
}

export const refundParams = z.looseObject({
  payment_intent: z.string(),
  amount: wholeNumber.optional(),
  metadata: metadata.default({}),
});

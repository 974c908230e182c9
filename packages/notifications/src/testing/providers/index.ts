export {
  type HttpFault,
  type HttpStandIn,
  type RecordedRequest,
  type StandInAnswer,
  tooManyRequests,
} from "./http-stand-in.ts";
export {
  type ResendMail,
  type ResendStandIn,
  type ResendStandInOptions,
  type ResendWebhook,
  startResendStandIn,
} from "./resend-stand-in.ts";
export {
  type SmtpFault,
  type SmtpMail,
  type SmtpStandIn,
  startSmtpStandIn,
} from "./smtp-stand-in.ts";
export {
  startTwilioStandIn,
  type TwilioReply,
  type TwilioSms,
  type TwilioStandIn,
  type TwilioStatus,
} from "./twilio-stand-in.ts";

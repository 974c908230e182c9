import { timeZoneSchema } from "@convene/server-kit";
import {
  type ImportCells,
  type ImportSettings,
  type LineRemark,
  plainName,
} from "@convene/server-kit/imports";
import { phoneDigits } from "../domain/phone-digits.ts";
import { clientInput } from "../routes/client-schemas.ts";
import { readLanguage } from "./read-language.ts";
import { readPhone } from "./read-phone.ts";

/** What a line says of a client; null: nothing. */
export interface SaidClient {
  readonly name: string | null;
  /** Small letters. */
  readonly email: string | null;
  readonly phone: string | null;
  /** IANA. */
  readonly timeZone: string | null;
  readonly locale: string | null;
}

/** By the rules for what is typed in; errors among the remarks name what breaks them. */
export function readClient(
  cells: ImportCells,
  { phonePrefix }: Pick<ImportSettings, "phonePrefix">,
): { readonly said: SaidClient; readonly remarks: readonly LineRemark[] } {
  const { shape } = clientInput;
  const remarks: LineRemark[] = [];
  const invalid = (field: string) => {
    remarks.push({ level: "error", code: "INVALID", field });
    return null;
  };

  // Beside a first name, what is called the name is the last one.
  const parts = [cells.firstName, cells.lastName ?? cells.name];
  const isParted = parts[0] !== undefined || cells.lastName !== undefined;
  const whole = isParted ? parts.filter((part) => part !== undefined).join(" ") : cells.name;
  const name = whole ?? null;
  if (name !== null && !shape.name.safeParse(name).success) {
    remarks.push({ level: "error", code: "TOO_LONG", field: "name" });
  }
  const address = cells.email?.replace(/^mailto:/i, "").toLowerCase();
  const isAddress = address !== undefined && shape.email.safeParse(address).success;
  const number = cells.phone;
  const phone = number === undefined ? null : readPhone(number, phonePrefix);
  const zone = cells.timeZone;
  const isZone = zone !== undefined && timeZoneSchema.safeParse(zone).success;
  const language = cells.locale;
  return {
    said: {
      name,
      email: address === undefined || isAddress ? (address ?? null) : invalid("email"),
      phone: number !== undefined && phone === null ? invalid("phone") : phone,
      timeZone: zone === undefined || isZone ? (zone ?? null) : invalid("timeZone"),
      locale: language === undefined ? null : (readLanguage(language) ?? invalid("locale")),
    },
    remarks,
  };
}

/** By what a client is told apart: the address; without one the phone, however it is written. */
export function clientKeys({ name, email, phone }: SaidClient): string[] {
  const digits = phone === null ? null : phoneDigits(phone);
  return [
    ...(email === null ? [] : [`email ${email}`]),
    ...(digits === null ? [] : [`phone ${digits} ${plainName(name ?? "")}`]),
    ...(digits !== null && email === null ? [`phone ${digits}`] : []),
  ];
}

import type { WeeklyHours } from "@convene/scheduling-core";
import type { PaymentTiming, ResourceKind, RoomProvider } from "../../generated/enums.ts";

/** A room or a device. */
export interface DemoRoom {
  readonly name: string;
  readonly kind: Exclude<ResourceKind, "person">;
}

/** Who gives a service, by e-mail address, and on which hours (left out: the usual ones). */
export interface DemoHost {
  readonly email: string;
  readonly schedule?: { readonly name: string; readonly hours: WeeklyHours };
}

/** Something that a form asks, as `service.fields` and `job.fields` keep it. */
export interface DemoField {
  readonly id: string;
  readonly label: string;
  readonly kind: "text" | "longText" | "choice" | "checkbox" | "number";
  readonly required: boolean;
  readonly options?: string[];
}

export interface DemoSalonService {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly location: string;
  readonly roomProvider?: RoomProvider;
  readonly colour: string;
  readonly durationMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Minor units. */
  readonly price: number;
  readonly paymentTiming: PaymentTiming;
  readonly depositAmount?: number;
  readonly hosts: readonly DemoHost[];
  /** Names of rooms and devices: of each list one is taken. */
  readonly needs: readonly (readonly string[])[];
  readonly fields?: readonly DemoField[];
  /** What clients answered, one list for each of them, by the fields' ids. */
  readonly answers?: readonly Readonly<Record<string, string | number | boolean>>[];
  /** Above 1: sessions that staff plan. */
  readonly capacity: number;
  /** How often it is asked for, beside the others. */
  readonly weight: number;
}

export interface DemoSalonClient {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale?: "en" | "fr";
  /** What staff wrote down about them. */
  readonly notes?: readonly string[];
}

/** What a demo organisation runs its days on, in full. */
export interface DemoSalon {
  readonly bookingIntro: string;
  readonly rooms: readonly DemoRoom[];
  readonly services: readonly DemoSalonService[];
  /** Beside the demo's guests. The first ones come often. */
  readonly clients: readonly DemoSalonClient[];
}

const STUDIO = "Kastanienallee 40, Berlin";

/** Massage, skin, hair and yoga: something of everything that the services app can do. */
export const LUMEN_SALON: DemoSalon = {
  bookingIntro:
    "Massage, skin care, hair and yoga in Prenzlauer Berg. Come ten minutes early and have a tea with us.",
  rooms: [
    { name: "Room 1", kind: "room" },
    { name: "Room 2", kind: "room" },
    { name: "Yoga hall", kind: "room" },
    { name: "Hot stone set", kind: "device" },
  ],
  services: [
    {
      name: "Classic massage",
      description: "An hour for back, neck and shoulders.",
      category: "Massage",
      location: STUDIO,
      colour: "teal",
      durationMinutes: 60,
      bufferAfterMinutes: 15,
      price: 7_500,
      paymentTiming: "on_site",
      hosts: [{ email: "jonas@lumen.example" }, { email: "camille@lumen.example" }],
      needs: [["Room 1", "Room 2"]],
      capacity: 1,
      weight: 5,
    },
    {
      name: "Hot stone massage",
      description: "Ninety minutes with warm basalt stones. A deposit keeps your time.",
      category: "Massage",
      location: STUDIO,
      colour: "indigo",
      durationMinutes: 90,
      bufferAfterMinutes: 15,
      price: 12_000,
      paymentTiming: "deposit",
      depositAmount: 3_000,
      hosts: [
        {
          email: "jonas@lumen.example",
          schedule: {
            name: "Hot stone, afternoons and evenings",
            hours: {
              tue: [["15:30", "20:00"]],
              wed: [["15:30", "20:00"]],
              sat: [["11:00", "15:00"]],
              sun: [["11:00", "15:00"]],
            },
          },
        },
        { email: "camille@lumen.example" },
      ],
      needs: [["Room 1", "Room 2"], ["Hot stone set"]],
      capacity: 1,
      weight: 3,
    },
    {
      name: "Glow facial",
      description: "Cleansing, mask and massage for the face. Paid when you book.",
      category: "Skin",
      location: STUDIO,
      colour: "amber",
      durationMinutes: 75,
      bufferAfterMinutes: 15,
      price: 9_500,
      paymentTiming: "full",
      hosts: [{ email: "camille@lumen.example" }, { email: "ana@lumen.example" }],
      needs: [["Room 2", "Room 1"]],
      capacity: 1,
      weight: 4,
    },
    {
      name: "Skin advice online",
      description: "Half an hour by video: what your skin needs, and what it does not.",
      category: "Skin",
      location: "Video call",
      roomProvider: "jitsi",
      colour: "blue",
      durationMinutes: 30,
      bufferAfterMinutes: 15,
      price: 3_500,
      paymentTiming: "full",
      hosts: [{ email: "daniel@lumen.example" }],
      needs: [],
      capacity: 1,
      weight: 3,
    },
    {
      name: "Cut and style",
      description: "Wash, cut and styling, for any length.",
      category: "Hair",
      location: STUDIO,
      colour: "red",
      durationMinutes: 45,
      bufferAfterMinutes: 0,
      price: 5_800,
      paymentTiming: "on_site",
      hosts: [{ email: "ana@lumen.example" }, { email: "mei@lumen.example" }],
      needs: [],
      capacity: 1,
      weight: 6,
    },
    {
      name: "Colour and care",
      description: "Colour, cut and care in one sitting. Tell us about your hair beforehand.",
      category: "Hair",
      location: STUDIO,
      colour: "red",
      durationMinutes: 120,
      bufferAfterMinutes: 15,
      price: 14_000,
      paymentTiming: "deposit",
      depositAmount: 4_000,
      hosts: [{ email: "ana@lumen.example" }, { email: "mei@lumen.example" }],
      needs: [],
      fields: [
        {
          id: "length",
          label: "How long is your hair?",
          kind: "choice",
          required: true,
          options: ["Short", "To the shoulders", "Long"],
        },
        {
          id: "weeks",
          label: "How many weeks ago was it last coloured?",
          kind: "number",
          required: false,
        },
        { id: "products", label: "Which products do you use?", kind: "text", required: false },
        { id: "wish", label: "What would you like?", kind: "longText", required: true },
        {
          id: "reaction",
          label: "I have reacted to hair colour before",
          kind: "checkbox",
          required: false,
        },
      ],
      answers: [
        {
          length: "Long",
          weeks: 9,
          products: "A mild shampoo, nothing else",
          wish: "A warmer brown, and the ends a little lighter.",
        },
        { length: "Short", wish: "Back to my own grey, without a hard edge.", reaction: true },
        {
          length: "To the shoulders",
          weeks: 6,
          wish: "Only the roots, the same colour as last time.",
        },
      ],
      capacity: 1,
      weight: 2,
    },
    {
      name: "First meeting",
      description: "A quarter of an hour to get to know us, free of charge.",
      category: "Hair",
      location: STUDIO,
      colour: "grey",
      durationMinutes: 15,
      bufferAfterMinutes: 0,
      price: 0,
      paymentTiming: "on_site",
      hosts: [{ email: "ana@lumen.example" }, { email: "camille@lumen.example" }],
      needs: [],
      capacity: 1,
      weight: 1,
    },
    {
      name: "Yoga class",
      description: "An hour of calm yoga for up to eight. Mats are here.",
      category: "Yoga",
      location: `${STUDIO}, Yoga hall`,
      colour: "green",
      durationMinutes: 60,
      bufferAfterMinutes: 10,
      price: 1_800,
      paymentTiming: "on_site",
      hosts: [{ email: "mei@lumen.example" }, { email: "jonas@lumen.example" }],
      needs: [["Yoga hall"]],
      capacity: 8,
      weight: 0,
    },
  ],
  clients: [
    {
      name: "Helga Brandt",
      email: "helga.brandt@mail.example",
      phone: "+49 30 23125 010",
      notes: ["Every Thursday, for the shoulders. Firm pressure.", "Likes the room warm."],
    },
    {
      name: "Nora Lindner",
      email: "nora.lindner@mail.example",
      phone: "+49 30 23125 011",
      notes: ["Allergic to lavender: almond oil only."],
    },
    {
      name: "Emil Hoffmann",
      email: "emil.hoffmann@mail.example",
      phone: "+49 30 23125 012",
      notes: ["Had an operation on the left knee in spring."],
    },
    {
      name: "Louise Perrin",
      email: "louise.perrin@mail.example",
      phone: "+33 1 99 00 12 34",
      locale: "fr",
      notes: ["Speaks French with Camille."],
    },
    { name: "Milan Novak", email: "milan.novak@mail.example", phone: "+49 30 23125 013" },
    {
      name: "Sofia Marin",
      email: "sofia.marin@mail.example",
      phone: "+49 30 23125 014",
      notes: ["Colour 6.34, forty minutes.", "Asked for an earlier appointment in December."],
    },
    { name: "Jakob Stein", email: "jakob.stein@mail.example", phone: "+49 30 23125 015" },
    { name: "Amelie Kurz", email: "amelie.kurz@mail.example", phone: "+49 30 23125 016" },
    {
      name: "Katharina Vogel",
      email: "katharina.vogel@mail.example",
      phone: "+49 30 23125 020",
    },
    { name: "Theo Bauer", email: "theo.bauer@mail.example", phone: null },
    { name: "Clara Winter", email: "clara.winter@mail.example", phone: "+49 30 23125 021" },
    { name: "Samir Haddad", email: "samir.haddad@mail.example", phone: null },
    { name: "Ines Romero", email: "ines.romero@mail.example", phone: "+49 30 23125 022" },
    { name: "Pauline Roux", email: "pauline.roux@mail.example", phone: null, locale: "fr" },
    { name: "Anton Weiss", email: "anton.weiss@mail.example", phone: "+49 30 23125 023" },
    { name: "Freya Olsen", email: "freya.olsen@mail.example", phone: null },
    // Booked by phone and left no address.
    {
      name: "Walter Krüger",
      email: null,
      phone: "+49 30 23125 030",
      notes: ["No e-mail: please ring him the day before."],
    },
    // The same woman as above: she booked by phone once, under a short name.
    { name: "Kathi Vogel", email: null, phone: "+49 30 23125 020" },
  ],
};

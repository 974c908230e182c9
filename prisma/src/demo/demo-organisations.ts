import type { WeeklyHours } from "@convene/scheduling-core";
import type { AtsRole, InterviewKind, ServicesRole } from "../../generated/enums.ts";
import type { DemoHiring } from "./demo-hiring.ts";
import { type DemoSalon, LUMEN_SALON } from "./demo-salon.ts";
import { HARBOUR_HIRING } from "./harbour-hiring.ts";

/** A person of a demo organisation. Everyone signs in with `DEMO_PASSWORD`. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly locale?: "en" | "fr";
  readonly atsRole: AtsRole | null;
  readonly servicesRole: ServicesRole | null;
  readonly hours: WeeklyHours;
}

export interface DemoService {
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly location: string;
  readonly colour: string;
  readonly durationMinutes: number;
  readonly bufferAfterMinutes: number;
  /** Minor units of the organisation's currency. */
  readonly price: number;
  /** E-mail addresses of the people who give it. */
  readonly hosts: readonly string[];
}

export interface DemoJob {
  readonly title: string;
  readonly department: string;
  readonly location: string;
  readonly description: string;
  readonly interviews: readonly InterviewKind[];
  /** E-mail addresses of those who interview for it, two at a time. */
  readonly interviewers: readonly string[];
}

export interface DemoOrganisation {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly locale: "en" | "fr";
  readonly currency: string;
  readonly accentColour: string;
  readonly people: readonly DemoPerson[];
  readonly services: readonly DemoService[];
  /** An organisation whose days are told in full has this instead of `services`. */
  readonly salon?: DemoSalon;
  /** One whose hiring is told in full has this instead of `jobs`. */
  readonly hiring?: DemoHiring;
  readonly jobs: readonly DemoJob[];
}

export const DEMO_PASSWORD = "convene-demo";

/** The same windows on each of these days. */
function on(days: readonly (keyof WeeklyHours)[], ...windows: [string, string][]): WeeklyHours {
  return Object.fromEntries(days.map((day) => [day, windows]));
}
const WORKDAYS = ["mon", "tue", "wed", "thu", "fri"] as const;

const amara: DemoPerson = {
  name: "Amara Okafor",
  email: "amara@harbour.example",
  timeZone: "America/Toronto",
  atsRole: "admin",
  servicesRole: "owner",
  hours: on(WORKDAYS, ["09:00", "12:30"], ["13:30", "17:00"]),
};

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    name: "Harbour Health",
    slug: "harbour-health",
    timeZone: "America/Toronto",
    locale: "en",
    currency: "CAD",
    accentColour: "#0b7285",
    people: [
      amara,
      {
        name: "Luc Tremblay",
        email: "luc@harbour.example",
        timeZone: "America/Toronto",
        locale: "fr",
        atsRole: "recruiter",
        servicesRole: "manager",
        hours: on(WORKDAYS, ["08:30", "12:00"], ["13:00", "17:30"]),
      },
      {
        name: "Priya Raman",
        email: "priya@harbour.example",
        timeZone: "America/Vancouver",
        atsRole: "interviewer",
        servicesRole: "staff",
        hours: on(WORKDAYS, ["08:00", "16:00"]),
      },
      {
        name: "Tom Becker",
        email: "tom@harbour.example",
        timeZone: "America/Toronto",
        atsRole: null,
        servicesRole: "staff",
        hours: {
          ...on(["tue", "wed", "thu", "fri"], ["11:00", "19:00"]),
          sat: [["09:00", "14:00"]],
        },
      },
      {
        name: "Grace Lin",
        email: "grace@harbour.example",
        timeZone: "America/Toronto",
        atsRole: "hiring_manager",
        servicesRole: "staff",
        hours: on(["mon", "tue", "thu"], ["07:30", "15:30"]),
      },
      {
        name: "Noor Haddad",
        email: "noor@harbour.example",
        timeZone: "Europe/London",
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(WORKDAYS, ["12:00", "20:00"]),
      },
      {
        name: "Rosa Delgado",
        email: "rosa@harbour.example",
        timeZone: "America/Toronto",
        atsRole: "hiring_manager",
        servicesRole: null,
        hours: on(WORKDAYS, ["09:00", "17:00"]),
      },
      {
        name: "Mateo Silva",
        email: "mateo@harbour.example",
        timeZone: "America/Toronto",
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(WORKDAYS, ["08:00", "16:30"]),
      },
      {
        name: "Chloé Martin",
        email: "chloe@harbour.example",
        timeZone: "America/Toronto",
        locale: "fr",
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(WORKDAYS, ["09:30", "17:30"]),
      },
      {
        name: "Hannah Wright",
        email: "hannah@harbour.example",
        timeZone: "Europe/London",
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(WORKDAYS, ["09:00", "17:00"]),
      },
      {
        name: "Wei Chen",
        email: "wei@harbour.example",
        timeZone: "America/Vancouver",
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(WORKDAYS, ["08:00", "16:00"]),
      },
      {
        name: "Dev Menon",
        email: "dev@harbour.example",
        timeZone: "Asia/Kolkata",
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(WORKDAYS, ["13:00", "21:00"]),
      },
    ],
    services: [
      {
        name: "Physiotherapy assessment",
        description: "A first visit: history, examination and a plan.",
        category: "Physiotherapy",
        location: "12 Harbour Street, room 2",
        colour: "teal",
        durationMinutes: 60,
        bufferAfterMinutes: 10,
        price: 12_000,
        hosts: ["amara@harbour.example", "grace@harbour.example", "tom@harbour.example"],
      },
      {
        name: "Physiotherapy follow-up",
        description: "For those who have been here before.",
        category: "Physiotherapy",
        location: "12 Harbour Street, room 2",
        colour: "blue",
        durationMinutes: 30,
        bufferAfterMinutes: 10,
        price: 7_000,
        hosts: ["amara@harbour.example", "grace@harbour.example", "tom@harbour.example"],
      },
      {
        name: "Online nutrition advice",
        description: "By video, wherever you are.",
        category: "Nutrition",
        location: "Video call",
        colour: "lime",
        durationMinutes: 45,
        bufferAfterMinutes: 15,
        price: 9_000,
        hosts: ["priya@harbour.example"],
      },
    ],
    hiring: HARBOUR_HIRING,
    jobs: [],
  },
  {
    name: "Lumen Studio",
    slug: "lumen-studio",
    timeZone: "Europe/Berlin",
    locale: "en",
    currency: "EUR",
    accentColour: "#5f3dc4",
    people: [
      {
        name: "Ana Kovač",
        email: "ana@lumen.example",
        timeZone: "Europe/Berlin",
        atsRole: "admin",
        servicesRole: "owner",
        hours: on(["mon", "tue", "thu", "fri", "sat"], ["09:00", "13:00"], ["14:00", "18:00"]),
      },
      {
        name: "Jonas Weber",
        email: "jonas@lumen.example",
        timeZone: "Europe/Berlin",
        atsRole: "recruiter",
        servicesRole: "manager",
        hours: on(["tue", "wed", "thu", "sat", "sun"], ["11:00", "15:00"], ["15:30", "20:00"]),
      },
      {
        name: "Mei Tanaka",
        email: "mei@lumen.example",
        timeZone: "Europe/Berlin",
        atsRole: "interviewer",
        servicesRole: "staff",
        hours: on(["mon", "tue", "wed", "fri", "sat"], ["12:00", "16:00"], ["16:30", "20:00"]),
      },
      {
        name: "Camille Laurent",
        email: "camille@lumen.example",
        timeZone: "Europe/Paris",
        locale: "fr",
        atsRole: "hiring_manager",
        servicesRole: "staff",
        hours: on(["mon", "wed", "thu", "fri", "sun"], ["09:30", "13:30"], ["14:00", "18:00"]),
      },
      {
        name: "Daniel Cruz",
        email: "daniel@lumen.example",
        timeZone: "America/Sao_Paulo",
        atsRole: "interviewer",
        servicesRole: "staff",
        hours: on(WORKDAYS, ["08:00", "15:00"]),
      },
      {
        name: "Olga Petrova",
        email: "olga@lumen.example",
        timeZone: "Europe/Berlin",
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(WORKDAYS, ["10:00", "18:00"]),
      },
      // The same person in a second organisation: another resource, another calendar.
      {
        ...amara,
        atsRole: "interviewer",
        servicesRole: null,
        hours: on(["fri"], ["09:00", "12:00"]),
      },
    ],
    services: [],
    salon: LUMEN_SALON,
    jobs: [
      {
        title: "Massage therapist",
        department: "Studio",
        location: "Berlin",
        description: "Three to five days a week, with a room of your own and regular clients.",
        interviews: ["phone", "in_person", "final"],
        interviewers: ["ana@lumen.example", "camille@lumen.example", "olga@lumen.example"],
      },
      {
        title: "Studio manager",
        department: "Front desk",
        location: "Berlin",
        description: "Keeps the books, the rota and the good mood.",
        interviews: ["video", "panel", "culture_fit"],
        interviewers: ["mei@lumen.example", "daniel@lumen.example", "olga@lumen.example"],
      },
    ],
  },
];

/** Clients and candidates: name, address, zone, language. */
export const DEMO_GUESTS: readonly (readonly [string, string, string, "en" | "fr"])[] = [
  ["Aisha Bello", "aisha.bello@mail.example", "America/Toronto", "en"],
  ["Benoît Gagnon", "benoit.gagnon@mail.example", "America/Toronto", "fr"],
  ["Carmen Ruiz", "carmen.ruiz@mail.example", "Europe/Madrid", "en"],
  ["David Osei", "david.osei@mail.example", "Africa/Accra", "en"],
  ["Elif Yılmaz", "elif.yilmaz@mail.example", "Europe/Istanbul", "en"],
  ["Farid Rahimi", "farid.rahimi@mail.example", "Asia/Kabul", "en"],
  ["Giulia Conti", "giulia.conti@mail.example", "Europe/Rome", "en"],
  ["Hana Sato", "hana.sato@mail.example", "Asia/Tokyo", "en"],
  ["Ivan Marković", "ivan.markovic@mail.example", "Europe/Belgrade", "en"],
  ["Julie Moreau", "julie.moreau@mail.example", "Europe/Paris", "fr"],
  ["Kiran Patel", "kiran.patel@mail.example", "Asia/Kolkata", "en"],
  ["Lena Fischer", "lena.fischer@mail.example", "Europe/Berlin", "en"],
  ["Marcus Reid", "marcus.reid@mail.example", "America/Vancouver", "en"],
  ["Nadia Cohen", "nadia.cohen@mail.example", "Asia/Jerusalem", "en"],
  ["Oscar Lindqvist", "oscar.lindqvist@mail.example", "Europe/Stockholm", "en"],
  ["Paula Almeida", "paula.almeida@mail.example", "America/Sao_Paulo", "en"],
  ["Quentin Roy", "quentin.roy@mail.example", "America/Toronto", "fr"],
  ["Ruth Adeyemi", "ruth.adeyemi@mail.example", "Africa/Lagos", "en"],
  ["Sven Nilsen", "sven.nilsen@mail.example", "Europe/Oslo", "en"],
  ["Tara Walsh", "tara.walsh@mail.example", "Europe/Dublin", "en"],
  ["Uma Krishnan", "uma.krishnan@mail.example", "Asia/Kolkata", "en"],
  ["Viktor Horák", "viktor.horak@mail.example", "Europe/Prague", "en"],
  ["Wanda Kowalska", "wanda.kowalska@mail.example", "Europe/Warsaw", "en"],
  ["Yusuf Demir", "yusuf.demir@mail.example", "Europe/Istanbul", "en"],
];

/** The columns of the pipeline of a job that is not told in full. */
export const DEMO_STAGES: readonly string[] = ["Applied", "Screening", "Interview", "Offer"];

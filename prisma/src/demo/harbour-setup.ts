import type { DemoHiring, DemoTemplate } from "./demo-hiring.ts";

const [AMARA, LUC, PRIYA, GRACE, NOOR] = [
  "amara@harbour.example",
  "luc@harbour.example",
  "priya@harbour.example",
  "grace@harbour.example",
  "noor@harbour.example",
];
const [ROSA, MATEO, CHLOE, HANNAH, WEI, DEV] = [
  "rosa@harbour.example",
  "mateo@harbour.example",
  "chloe@harbour.example",
  "hannah@harbour.example",
  "wei@harbour.example",
  "dev@harbour.example",
];

const CLINIC = "12 Harbour Street, Toronto";
const MEETING_ROOMS = ["Harbour room", "Lakeside room"];
const [FIRST_CALLS, CLINICAL, SYSTEM_DESIGN, VALUES] = [
  "First calls",
  "Clinical interviewers",
  "System design",
  "Values and culture",
];

const TEMPLATES: readonly DemoTemplate[] = [
  {
    name: "Phone screen",
    kind: "phone",
    durationMinutes: 30,
    bufferAfterMinutes: 0,
    roomProvider: null,
    location: "By phone: we call you",
    rooms: [],
    seats: [{ name: "Recruiter", pool: FIRST_CALLS }],
    briefing:
      "Find out what they look for and whether we can offer it. Say what the job pays: nobody should get to the panel and be surprised.",
    instructions:
      "We call the number that you gave us. Half an hour, nothing to prepare; bring your questions.",
    questions: [
      { text: "What made you apply, and why now?", hint: "Listen for what they move away from." },
      { text: "What does a good week at work look like for you?", hint: null },
      {
        text: "What would you need to earn, and when could you start?",
        hint: "Write down figures.",
      },
    ],
    criteria: [
      { name: "Motivation", description: "Knows what we do, and wants that", weight: 2 },
      { name: "Communication", description: "Clear, listens, asks back", weight: 2 },
      { name: "Terms", description: "Salary, hours and start fit", weight: 1 },
    ],
  },
  {
    name: "Clinical interview",
    kind: "in_person",
    durationMinutes: 60,
    bufferAfterMinutes: 15,
    roomProvider: null,
    location: CLINIC,
    rooms: MEETING_ROOMS,
    seats: [{ name: "Clinician", pool: CLINICAL }],
    briefing:
      "One case from your own practice, without names. Let them examine you; look at how they explain what they do.",
    instructions:
      "Please ring at the side entrance. You will talk through a case and show an examination, so wear something that you can move in.",
    questions: [
      {
        text: "A runner, 42, with knee pain since a race. How do you begin?",
        hint: "History before hands. Red flags asked for without being prompted.",
      },
      { text: "Tell me about a patient with whom it did not go well.", hint: null },
      { text: "How do you know that your treatment works?", hint: "Measures, not impressions." },
    ],
    criteria: [
      { name: "Clinical reasoning", description: "From findings to a plan", weight: 3 },
      { name: "Hands and examination", description: null, weight: 2 },
      { name: "With patients", description: "Explains, asks, respects a no", weight: 2 },
      { name: "Keeps learning", description: null, weight: 1 },
    ],
  },
  {
    name: "System design",
    kind: "technical",
    durationMinutes: 60,
    bufferAfterMinutes: 15,
    roomProvider: "jitsi",
    location: null,
    rooms: [],
    seats: [{ name: "Engineer", pool: SYSTEM_DESIGN }],
    briefing:
      "The booking page of a clinic with forty practitioners. Start small; make it harder only when the first version stands.",
    instructions:
      "An hour on video with one of our engineers. We draw together: any tool of yours will do, or ours.",
    questions: [
      {
        text: "How do you make sure that nobody books the same slot twice?",
        hint: "A constraint in the database beats a check before it.",
      },
      { text: "A patient travels to another time zone. What do they see?", hint: null },
      { text: "What would you measure in the first week?", hint: null },
    ],
    criteria: [
      { name: "Design", description: "Parts with a reason, and what they cost", weight: 3 },
      { name: "Data and correctness", description: null, weight: 3 },
      { name: "Explains while thinking", description: null, weight: 1 },
    ],
  },
  {
    name: "Case study",
    kind: "case_study",
    durationMinutes: 45,
    bufferAfterMinutes: 0,
    roomProvider: "jitsi",
    location: null,
    rooms: [],
    seats: [{ name: "Hiring manager", person: ROSA }],
    briefing: "They present for fifteen minutes. Ask what they left out, and why.",
    instructions:
      "Tell us in fifteen minutes about something that you built and that people use; slides are welcome and not needed.",
    questions: [
      { text: "Who used it, and how did you find out?", hint: null },
      { text: "What would you leave out today?", hint: "There is always something." },
    ],
    criteria: [
      { name: "Sense for the product", description: null, weight: 2 },
      { name: "Own part in it", description: "I, we and they are told apart", weight: 2 },
    ],
  },
  {
    name: "Panel interview",
    kind: "panel",
    durationMinutes: 60,
    bufferAfterMinutes: 15,
    roomProvider: null,
    location: CLINIC,
    rooms: ["Boardroom"],
    seats: [
      { name: "Hiring manager", person: GRACE },
      { name: "Clinician", pool: CLINICAL },
      { name: "Colleague", pool: VALUES },
    ],
    briefing:
      "Grace leads. Each takes one part: the team, the cases, how we work together. Write your scorecard before you talk to each other.",
    instructions:
      "You meet three of us. Bring an example of a change that you began, and one of a quarrel that you settled.",
    questions: [
      { text: "What would you change here in your first three months?", hint: null },
      { text: "A colleague is late with every report. What do you do?", hint: null },
      { text: "Which of our patients would you rather not treat?", hint: "Honesty counts." },
    ],
    criteria: [
      { name: "Leads", description: "Takes others along", weight: 3 },
      { name: "Judgement", description: null, weight: 2 },
      { name: "Works with others", description: null, weight: 2 },
    ],
  },
  {
    name: "Culture conversation",
    kind: "culture_fit",
    durationMinutes: 45,
    bufferAfterMinutes: 0,
    roomProvider: "jitsi",
    location: null,
    rooms: [],
    seats: [{ name: "Colleague", pool: VALUES }],
    briefing: "No second technical interview. What they need from others, and what they give.",
    instructions: "A talk with somebody from another team, about how we work with each other.",
    questions: [
      { text: "When did somebody last change your mind?", hint: null },
      { text: "What do you need from a colleague to do good work?", hint: null },
    ],
    criteria: [
      { name: "Openness", description: null, weight: 1 },
      { name: "Care for patients and colleagues", description: null, weight: 2 },
    ],
  },
  {
    name: "Final conversation",
    kind: "final",
    durationMinutes: 30,
    bufferAfterMinutes: 0,
    roomProvider: "jitsi",
    location: null,
    rooms: [],
    seats: [{ name: "Leadership", person: AMARA }],
    briefing: "What is still open on either side, and what an offer would have to say.",
    instructions:
      "Half an hour with Amara Okafor, who runs Harbour Health. Ask whatever is still open.",
    questions: [{ text: "What would make you say no to us?", hint: "Better now than later." }],
    criteria: [{ name: "Would work with them", description: null, weight: 1 }],
  },
];

/** Whom Harbour Health asks to hold interviews, what they consist of, and what its letters say. */
export const HARBOUR_SETUP: Omit<DemoHiring, "jobs" | "candidates"> = {
  careersIntro:
    "Forty of us look after patients on the waterfront and build what they book, read and write. You hear from us within a week, whatever we decide.",
  rooms: [...MEETING_ROOMS, "Boardroom"],
  pools: [
    {
      name: FIRST_CALLS,
      shadowsNeeded: 1,
      reverseShadowsNeeded: 0,
      qualified: [LUC, ROSA, AMARA],
      learning: [],
    },
    {
      name: CLINICAL,
      shadowsNeeded: 2,
      reverseShadowsNeeded: 1,
      qualified: [MATEO, AMARA, GRACE],
      learning: [{ email: CHLOE, qualification: "reverse_shadow" }],
    },
    {
      name: SYSTEM_DESIGN,
      shadowsNeeded: 2,
      reverseShadowsNeeded: 2,
      qualified: [PRIYA, WEI, DEV],
      learning: [
        { email: NOOR, qualification: "reverse_shadow" },
        { email: ROSA, qualification: "shadow" },
      ],
    },
    {
      name: VALUES,
      shadowsNeeded: 1,
      reverseShadowsNeeded: 1,
      qualified: [NOOR, HANNAH, LUC, CHLOE, DEV],
      paused: [DEV],
      learning: [{ email: MATEO, qualification: "shadow" }],
    },
  ],
  templates: TEMPLATES,
  plans: [
    {
      name: "On-site day",
      breakMinutes: 15,
      longestGapMinutes: 120,
      perDay: 4,
      sameDay: true,
      steps: [
        { template: "Culture conversation", after: [] },
        { template: "System design", after: [] },
        { template: "Case study", after: [1] },
        { template: "Final conversation", after: [0, 1, 2] },
      ],
    },
  ],
  interviewers: [
    { email: AMARA, perDay: 3, perWeek: 10, preferredHours: weekdays("09:30", "12:30") },
    { email: GRACE, perDay: 2, perWeek: 6, preferredHours: {} },
    { email: PRIYA, perDay: 2, perWeek: 6, preferredHours: weekdays("10:00", "14:00") },
    { email: WEI, perDay: 2, perWeek: null, preferredHours: {} },
    { email: DEV, perDay: null, perWeek: 5, preferredHours: weekdays("16:00", "19:00") },
  ],
  publisher: { email: HANNAH, weekdays: [2, 4], from: "14:00", to: "17:00" },
  letters: [
    {
      name: "Permanent position",
      approvers: [GRACE, AMARA],
      body: `Dear {candidate},

we would like you to join {organisation} as **{title}**, from {start} on.

- Pay: {salary}
- Twenty-five days of holiday, six of them between Christmas and New Year
- A thousand dollars a year for what you want to learn

Please let us know by {expires}. If anything is unclear, write to us or call.

Warm regards
{organisation}`,
    },
    {
      name: "Digital team",
      approvers: [LUC, AMARA],
      body: `Dear {candidate},

the conversations with you were a pleasure, and we would like to go on with them: as **{title}** at {organisation}, from {start}.

- Pay: {salary}
- From anywhere in Canada, with four weeks a year together in Toronto
- The equipment that you choose

The offer stands until {expires}.

{organisation}`,
    },
    {
      name: "Hourly contract",
      approvers: [LUC],
      body: `Dear {candidate},

we offer you the position of **{title}**, from {start} on, at {salary}.

Please answer by {expires}.

{organisation}`,
    },
  ],
};

function weekdays(from: string, to: string) {
  const window = [[from, to]] as const;
  return { mon: window, tue: window, wed: window, thu: window, fri: window };
}

import { expect, test } from "vitest";
import { checkService } from "./check-service.ts";
import { groupServices, moveCategory, moveService } from "./move-service.ts";
import { type ServiceValues, toServiceInput, toServiceValues } from "./service-form.ts";

const values = (changes: Partial<ServiceValues> = {}): ServiceValues => ({
  ...toServiceValues(undefined, 100, "mia"),
  name: "Haircut",
  ...changes,
});

test("hours become minutes, units minor units, and what is empty nothing", () => {
  const input = toServiceInput(
    values({
      noticeHours: 1.5,
      price: 64.99,
      paymentTiming: "deposit",
      deposit: 10.1,
      stepMinutes: "",
      rescheduleLimit: "",
    }),
    100,
  );
  expect(input).toMatchObject({
    minimumNoticeMinutes: 90,
    price: 6_499,
    depositAmount: 1_010,
    stepMinutes: null,
    rescheduleLimit: null,
    hosts: [{ id: "mia", scheduleId: null }],
  });
  expect(toServiceInput(values({ deposit: 10 }), 100).depositAmount).toBeNull();
  expect(toServiceInput(values({ plannedOnly: true }), 100).plannedOnly).toBe(false);
});

test("each fault is named at its field", () => {
  expect(checkService(values())).toEqual({});
  const question = {
    id: "a",
    label: " ",
    kind: "choice",
    required: false,
    options: "x\nx",
  } as const;
  expect(
    checkService(
      values({
        name: " ",
        hosts: [],
        price: 5,
        paymentTiming: "deposit",
        deposit: 6,
        refundRules: [
          { hours: 12, percent: 50 },
          { hours: 24, percent: 100 },
        ],
        fields: [question],
        needs: [["room"], []],
      }),
    ),
  ).toEqual({
    name: "name",
    hosts: "hosts",
    deposit: "deposit",
    "refundRules.1.hours": "refundOrder",
    "refundRules.1.percent": "refundPercent",
    "fields.0.label": "label",
    "fields.0.options": "options",
    "needs.1": "needs",
  });
});

const services = [
  { id: "cut", category: "Hair" },
  { id: "nails", category: "Hands" },
  { id: "wash", category: "Hair" },
  { id: "gift", category: null },
];

test("a service moves within its category, a category as a whole; at the edge nothing moves", () => {
  const groups = groupServices(services);
  expect(groups.map(({ category }) => category)).toEqual(["Hair", "Hands", null]);
  expect(moveService(groups, "wash", -1)).toEqual(["wash", "cut", "nails", "gift"]);
  expect(moveService(groups, "cut", -1)).toEqual(["cut", "wash", "nails", "gift"]);
  expect(moveCategory(groups, "Hands", -1)).toEqual(["nails", "cut", "wash", "gift"]);
  expect(moveCategory(groups, null, 1)).toEqual(["cut", "wash", "nails", "gift"]);
});

import { formatLocalDate, type LocalDate, useLocale } from "@convene/ui";
import {
  Chip,
  Fieldset,
  Group,
  NativeSelect,
  NumberInput,
  Radio,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useTranslation } from "react-i18next";
import { describeRule, ruleDayName } from "./describe-rule.ts";
import {
  isLastOfMonth,
  type MonthlyBy,
  type RepeatEnd,
  type RepeatRule,
  RULE_DAYS,
  type RuleDay,
  ruleDayOf,
  toRrule,
  weekOfMonth,
} from "./repeat-rule.ts";

interface RuleFieldsProps {
  readonly rule: RepeatRule;
  /** Local date of the first one. */
  readonly first: LocalDate;
  /** The first one is there already: its weekday stays chosen. */
  readonly keepsFirst?: boolean;
  readonly onChange: (rule: RepeatRule) => void;
}

const UNITS = ["day", "week", "month"] as const;
const MOST_TIMES = 200;
const USUAL_TIMES = 10;

/** How often something repeats and until when, in plain words. */
export function RuleFields({ rule, first, keepsFirst = false, onChange }: RuleFieldsProps) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const { unit, interval } = rule;
  const sentence = describeRule(
    { rule: toRrule(rule, first), startLocal: `${first}T00:00:00`, timeZone: "UTC" },
    t,
    locale,
  );
  return (
    <Stack gap="sm">
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <NumberInput
          label={t("form.every")}
          w={90}
          min={1}
          max={99}
          allowDecimal={false}
          clampBehavior="strict"
          value={interval}
          onChange={(value) => onChange({ ...rule, interval: Math.max(1, Number(value) || 1) })}
        />
        <NativeSelect
          aria-label={t("form.unit")}
          flex={1}
          data={UNITS.map((value) => ({
            value,
            label: t(`form.units.${value}`, { count: interval }),
          }))}
          value={unit}
          onChange={({ currentTarget }) => {
            const next = UNITS.find((one) => one === currentTarget.value);
            if (next) onChange({ ...rule, unit: next });
          }}
        />
      </Group>
      {unit === "week" && (
        <Weekdays rule={rule} first={first} keepsFirst={keepsFirst} onChange={onChange} />
      )}
      {unit === "month" && <DayOfMonth rule={rule} first={first} onChange={onChange} />}
      <Ending end={rule.end} first={first} onChange={(end) => onChange({ ...rule, end })} />
      <Text size="sm" fw={600} role="status">
        {sentence}
      </Text>
    </Stack>
  );
}

function Weekdays({ rule, first, keepsFirst, onChange }: RuleFieldsProps) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const own = ruleDayOf(first);
  const chosen = rule.weekdays.length > 0 ? rule.weekdays : [own];
  const choose = (days: readonly RuleDay[]) => {
    const kept = keepsFirst && !days.includes(own) ? [...days, own] : days;
    if (kept.length > 0) onChange({ ...rule, weekdays: kept });
  };
  return (
    <Fieldset variant="unstyled" legend={t("form.weekdays")}>
      <Group gap={6}>
        {RULE_DAYS.map((day) => (
          <Chip
            key={day}
            size="sm"
            variant="light"
            aria-label={ruleDayName(day, locale)}
            checked={chosen.includes(day)}
            disabled={keepsFirst === true && day === own}
            onChange={(checked) =>
              choose(checked ? [...chosen, day] : chosen.filter((one) => one !== day))
            }
          >
            {ruleDayName(day, locale, "short")}
          </Chip>
        ))}
      </Group>
    </Fieldset>
  );
}

function DayOfMonth({ rule, first, onChange }: Omit<RuleFieldsProps, "keepsFirst">) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const day = ruleDayName(ruleDayOf(first), locale);
  const nth = weekOfMonth(first);
  const date = Number(first.slice(8, 10));
  const choices: readonly { value: MonthlyBy; label: string }[] = [
    { value: "date", label: t("form.onDate", { count: date, ordinal: true }) },
    ...(nth < 5
      ? [{ value: "weekday" as const, label: t("form.onNth", { nth: t(`rule.nth.${nth}`), day }) }]
      : []),
    ...(isLastOfMonth(first)
      ? [
          {
            value: "lastWeekday" as const,
            label: t("form.onNth", { nth: t("rule.nth.last"), day }),
          },
        ]
      : []),
  ];
  return (
    <NativeSelect
      label={t("form.monthly")}
      {...(rule.monthlyBy === "date" &&
        date > 28 && { description: t("form.shortMonths", { date }) })}
      data={[...choices]}
      value={rule.monthlyBy}
      onChange={({ currentTarget }) => {
        const by = choices.find(({ value }) => value === currentTarget.value)?.value;
        if (by) onChange({ ...rule, monthlyBy: by });
      }}
    />
  );
}

interface EndingProps {
  readonly end: RepeatEnd;
  readonly first: LocalDate;
  readonly onChange: (end: RepeatEnd) => void;
}

function Ending({ end, first, onChange }: EndingProps) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const choose = (kind: string) => {
    if (kind === "until") onChange({ kind, date: threeMonthsAfter(first) });
    else if (kind === "count") onChange({ kind, count: USUAL_TIMES });
    else onChange({ kind: "never" });
  };
  return (
    <Stack gap="xs">
      <Radio.Group label={t("form.ends")} value={end.kind} onChange={choose}>
        <Group gap="md" mt={4}>
          <Radio value="count" label={t("form.afterTimes")} />
          <Radio value="until" label={t("form.onDay")} />
          <Radio value="never" label={t("form.never")} />
        </Group>
      </Radio.Group>
      {end.kind === "count" && (
        <NumberInput
          label={t("form.times")}
          w={140}
          min={1}
          max={MOST_TIMES}
          allowDecimal={false}
          clampBehavior="strict"
          value={end.count}
          onChange={(value) => onChange({ kind: "count", count: Math.max(1, Number(value) || 1) })}
        />
      )}
      {end.kind === "until" && (
        <TextInput
          type="date"
          label={t("form.lastDay")}
          description={formatLocalDate(end.date, locale)}
          w={220}
          min={first}
          value={end.date}
          onChange={({ currentTarget }) => {
            if (currentTarget.value) onChange({ kind: "until", date: currentTarget.value });
          }}
        />
      )}
      {end.kind === "never" && (
        <Text size="sm" c="dimmed">
          {t("form.neverHint")}
        </Text>
      )}
    </Stack>
  );
}

function threeMonthsAfter(date: LocalDate): LocalDate {
  const later = new Date(`${date}T12:00:00Z`);
  later.setUTCMonth(later.getUTCMonth() + 3);
  return later.toISOString().slice(0, 10);
}

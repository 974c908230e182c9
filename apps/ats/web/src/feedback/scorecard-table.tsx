import { useLocale } from "@convene/ui";
import { ScrollArea, Stack, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { InterviewFeedback, ScorecardView } from "./feedback-queries.ts";
import { RecommendationBadge } from "./recommendation-badge.tsx";

export interface ScorecardTableProps {
  readonly interview: InterviewFeedback;
  /** Of its heading. */
  readonly labelledBy: string;
}

/** The scorecards of an interview: a column each, a row for all that is judged, and how far they lie apart. */
export function ScorecardTable({ interview, labelledBy }: ScorecardTableProps) {
  const { t } = useTranslation("feedback");
  const locale = useLocale();
  const { scorecards, criteria, questions } = interview;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const ratingOf = (card: ScorecardView, criterionId: string) =>
    card.ratings.find((one) => one.criterionId === criterionId);
  const answerTo = (card: ScorecardView, questionId: string) =>
    card.answers.find((one) => one.questionId === questionId)?.note ?? null;

  const graded = (
    key: string,
    head: string,
    of: (card: ScorecardView) => { readonly grade: number | null; readonly note?: string | null },
  ) => {
    const given = scorecards.map(of);
    const grades = given.flatMap(({ grade }) => grade ?? []);
    return (
      <Table.Tr key={key}>
        <Table.Th scope="row">{head}</Table.Th>
        {given.map(({ grade, note }, index) => (
          <Table.Td key={scorecards[index]?.memberId}>
            <Grade value={grade === null ? null : number.format(grade)} note={note ?? null} />
          </Table.Td>
        ))}
        <Table.Td>{spreadText(grades, number)}</Table.Td>
      </Table.Tr>
    );
  };
  const worded = (key: string, head: string, of: (card: ScorecardView) => ReactNode) =>
    scorecards.some((card) => of(card) !== null) && (
      <Table.Tr key={key}>
        <Table.Th scope="row">{head}</Table.Th>
        {scorecards.map((card) => (
          <Table.Td key={card.memberId} style={{ whiteSpace: "pre-wrap", minWidth: 180 }}>
            {of(card) ?? "–"}
          </Table.Td>
        ))}
        <Table.Td />
      </Table.Tr>
    );

  return (
    <ScrollArea
      type="auto"
      viewportProps={{ tabIndex: 0, role: "group", "aria-labelledby": labelledBy }}
    >
      <Table verticalSpacing="xs" withTableBorder striped aria-labelledby={labelledBy}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {scorecards.map(({ memberId, author, correctedAt }) => (
              <Table.Th key={memberId} scope="col">
                {author}
                {correctedAt !== null && (
                  <Text size="xs" c="dimmed">
                    {t("correctedLater")}
                  </Text>
                )}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t("spread")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {graded("overall", t("overall"), ({ overall }) => ({ grade: overall }))}
          {worded("recommendation", t("recommendation"), ({ recommendation }) =>
            recommendation === null ? null : <RecommendationBadge value={recommendation} />,
          )}
          {criteria.length > 0 && graded("score", t("score"), ({ score }) => ({ grade: score }))}
          {criteria.map(({ id, name, weight }) =>
            graded(id, weight === 1 ? name : t("weighted", { name, weight }), (card) => {
              const { rating = null, note = null } = ratingOf(card, id) ?? {};
              return { grade: rating, note };
            }),
          )}
          {questions.map(({ id, text }) => worded(id, text, (card) => answerTo(card, id)))}
          {worded("strengths", t("strengths"), ({ strengths }) => strengths)}
          {worded("concerns", t("concerns"), ({ concerns }) => concerns)}
          {worded("private", t("privateNotes"), ({ privateNotes }) => privateNotes)}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function Grade({ value, note }: { readonly value: string | null; readonly note: string | null }) {
  return (
    <Stack gap={2}>
      <Text fw={600}>{value ?? "–"}</Text>
      {note !== null && (
        <Text size="sm" style={{ whiteSpace: "pre-wrap", minWidth: 160 }}>
          {note}
        </Text>
      )}
    </Stack>
  );
}

/** `2 – 5`; one number where all agree. */
function spreadText(grades: readonly number[], number: Intl.NumberFormat): string {
  if (grades.length === 0) return "–";
  const [lowest, highest] = [Math.min(...grades), Math.max(...grades)];
  return lowest === highest
    ? number.format(lowest)
    : `${number.format(lowest)} – ${number.format(highest)}`;
}

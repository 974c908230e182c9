import { formatMoment, useLocale } from "@convene/ui";
import {
  ApiProblem,
  unwrap,
  useProblemText,
  useSignedIn,
  useTellRefusal,
  useTellSaved,
} from "@convene/web-kit";
import {
  Alert,
  Button,
  Fieldset,
  Group,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  Title,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDebouncedCallback } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import {
  type OwnScorecard,
  ownScorecardQuery,
  RECOMMENDATIONS,
  type Recommendation,
} from "./feedback-queries.ts";
import { GradeField } from "./grade-field.tsx";
import { type ScorecardValues, toInput, toValues } from "./scorecard-values.ts";

export interface ScorecardFormProps {
  readonly own: OwnScorecard;
  readonly disabled: boolean;
}

/** A pause in writing after which the draft is kept. */
const DRAFT_AFTER_MS = 1_500;

/** What the interviewer makes of the candidate: kept as a draft while it is written, then handed in. */
export function ScorecardForm({ own, disabled }: ScorecardFormProps) {
  const { t } = useTranslation("feedback");
  const locale = useLocale();
  const { member } = useSignedIn();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const tellSaved = useTellSaved();
  const problemText = useProblemText();
  const { interview, questions, criteria, applicationId } = own;
  const [scorecard, setScorecard] = useState(own.scorecard);
  const version = useRef(own.scorecard?.version ?? null);
  const isHandedIn = scorecard?.submittedAt != null;

  const form = useForm<ScorecardValues>({
    initialValues: toValues(own),
    validate: {
      overall: (overall) => (overall === null ? t("overallNeeded") : null),
      recommendation: (value) => (value === null ? t("recommendationNeeded") : null),
    },
    onValuesChange: () => {
      if (!isHandedIn && !disabled) keepDraft();
    },
  });

  const save = useMutation({
    scope: { id: `scorecard-${interview.id}` },
    mutationFn: (submit: boolean) =>
      unwrap(
        api.interviews[":id"].scorecard.$put({
          param: { id: interview.id },
          json: { seenVersion: version.current, submit, ...toInput(form.getValues()) },
        }),
      ),
    onSuccess: (saved) => {
      version.current = saved.scorecard?.version ?? null;
      setScorecard(saved.scorecard);
      queryClient.setQueryData(ownScorecardQuery(interview.id).queryKey, saved);
    },
  });
  const keepDraft = useDebouncedCallback(() => save.mutate(false), {
    delay: DRAFT_AFTER_MS,
    // Whoever leaves the page in the middle of a sentence finds it again.
    flushOnUnmount: true,
  });

  const handIn = form.onSubmit(() => {
    keepDraft.cancel();
    save.mutate(true, {
      onSuccess: async () => {
        tellSaved(isHandedIn ? t("corrected") : t("handedIn"));
        await queryClient.invalidateQueries({ queryKey: ["feedback"] });
        await queryClient.invalidateQueries({ queryKey: ["today"] });
        await navigate({ to: "/applications/$id/debrief", params: { id: applicationId } });
      },
      onError: tellRefusal,
    });
  });

  const { overall, recommendation, ratings } = form.values;
  return (
    <form onSubmit={handIn} noValidate>
      <Fieldset disabled={disabled} variant="unstyled">
        <Stack gap="xl" maw={760}>
          {interview.briefing !== null && (
            <Alert color="gray" title={t("briefing")}>
              <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
                {interview.briefing}
              </Text>
            </Alert>
          )}
          {questions.length > 0 && (
            <Stack gap="md" component="section" aria-labelledby="scorecard-questions">
              <Title order={2} size="h4" id="scorecard-questions">
                {t("questions")}
              </Title>
              {questions.map(({ id, text, hint }) => (
                <Textarea
                  key={id}
                  label={text}
                  description={hint}
                  autosize
                  minRows={2}
                  maxLength={10_000}
                  {...form.getInputProps(`answers.${id}`)}
                />
              ))}
            </Stack>
          )}
          {criteria.length > 0 && (
            <Stack gap="lg" component="section" aria-labelledby="scorecard-criteria">
              <div>
                <Title order={2} size="h4" id="scorecard-criteria">
                  {t("criteria")}
                </Title>
                <Text size="sm" c="dimmed">
                  {t("criteriaHint")}
                </Text>
              </div>
              {criteria.map(({ id, name, description, weight }) => (
                <SimpleGrid key={id} cols={{ base: 1, sm: 2 }} spacing="md">
                  <GradeField
                    label={weight === 1 ? name : t("weighted", { name, weight })}
                    description={description ?? undefined}
                    value={ratings[id] ?? null}
                    onChange={(grade) => form.setFieldValue(`ratings.${id}`, grade)}
                  />
                  <Textarea
                    label={t("noteOn", { name })}
                    autosize
                    minRows={2}
                    maxLength={5_000}
                    {...form.getInputProps(`ratingNotes.${id}`)}
                  />
                </SimpleGrid>
              ))}
            </Stack>
          )}
          <Stack gap="md" component="section" aria-labelledby="scorecard-judgement">
            <Title order={2} size="h4" id="scorecard-judgement">
              {t("judgement")}
            </Title>
            <GradeField
              label={t("overall")}
              required
              value={overall}
              error={form.errors.overall?.toString()}
              onChange={(grade) => form.setFieldValue("overall", grade)}
            />
            <Radio.Group
              label={t("recommendation")}
              withAsterisk
              value={recommendation ?? ""}
              error={form.errors.recommendation}
              onChange={(value) =>
                // The values of the radios below.
                form.setFieldValue("recommendation", value as Recommendation)
              }
            >
              <Group gap="md" mt={6}>
                {RECOMMENDATIONS.map((value) => (
                  <Radio key={value} value={value} label={t(`recommendations.${value}`)} />
                ))}
              </Group>
            </Radio.Group>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
              <Textarea
                label={t("strengths")}
                autosize
                minRows={3}
                maxLength={10_000}
                {...form.getInputProps("strengths")}
              />
              <Textarea
                label={t("concerns")}
                autosize
                minRows={3}
                maxLength={10_000}
                {...form.getInputProps("concerns")}
              />
            </SimpleGrid>
            <Textarea
              label={t("privateNotes")}
              description={t("privateNotesHint")}
              autosize
              minRows={2}
              maxLength={10_000}
              {...form.getInputProps("privateNotes")}
            />
          </Stack>
          {save.isError && (
            <Alert color="red" role="alert">
              {save.error instanceof ApiProblem && save.error.code === "CONCURRENT_CHANGE"
                ? t("savedElsewhere")
                : problemText(save.error)}
            </Alert>
          )}
          <Group justify="space-between" gap="md">
            <Text size="sm" c="dimmed" aria-live="polite">
              {save.isPending
                ? t("saving")
                : scorecard === null
                  ? t("nothingYet")
                  : t(isHandedIn ? "handedInAt" : "draftKept", {
                      when: formatMoment(new Date(scorecard.updatedAt), {
                        locale,
                        timeZone: member.timeZone,
                      }),
                    })}
            </Text>
            <Button type="submit" loading={save.isPending && save.variables}>
              {isHandedIn ? t("correct") : t("handIn")}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}

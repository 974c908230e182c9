import {
  LoadingState,
  MessagePreview,
  type MessageView,
  OwnWordsForm,
  type OwnWordsValues,
} from "@convene/ui";
import {
  Badge,
  Grid,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/api-problem.ts";
import {
  type MessageTexts,
  type NotificationChannel,
  type NotificationKind,
  sharedApi,
} from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useChangeSearch } from "../app/use-change-search.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { submitProblem } from "../i18n/problem-text.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import { messagePreviewQuery } from "./message-preview-query.ts";
import { messageTextsQuery } from "./message-settings-query.ts";
import { useTellSaved } from "./use-tell-saved.ts";

/** Every kind of message in every language and on every channel, and its words. */
export function WordsSection() {
  const texts = useQuery(messageTextsQuery);
  if (texts.isPending) return <LoadingState shape="form" count={4} />;
  if (!texts.data) {
    return <QueryFailed error={texts.error} onRetry={() => void texts.refetch()} />;
  }
  return <Gallery texts={texts.data} />;
}

const views: readonly MessageView[] = ["desktop", "phone", "text", "sms", "in_app"];
const channelOf: Readonly<Record<MessageView, NotificationChannel>> = {
  desktop: "email",
  phone: "email",
  text: "email",
  sms: "sms",
  in_app: "in_app",
};
const typingMs = 300;

function Gallery({ texts }: { readonly texts: MessageTexts }) {
  const { t, i18n } = useTranslation("kit");
  const changeSearch = useChangeSearch();
  const [askedKind, askedLanguage, askedView] = [
    useSearchText("kind"),
    useSearchText("language"),
    useSearchText("view"),
  ];
  const { kinds, languages } = texts;
  const own = i18n.language.split("-")[0];
  const kind = kinds.find((known) => known === askedKind) ?? kinds[0] ?? "confirmation";
  const language =
    languages.find((known) => known === askedLanguage) ??
    languages.find((known) => known === own) ??
    "en";
  const view = views.find((known) => known === askedView) ?? "desktop";
  const key = `${kind} ${language}`;
  const [draft, setDraft] = useState<{ readonly key: string; readonly words: OwnWordsValues }>();
  const words = draft?.key === key ? draft.words : undefined;
  const [tried] = useDebouncedValue(words, typingMs);
  const preview = useQuery(
    messagePreviewQuery({ kind, language, channel: channelOf[view], words: words && tried }),
  );
  const languageName = new Intl.DisplayNames(i18n.language, { type: "language" });
  const problem = preview.error;
  const isRefused = problem instanceof ApiProblem && problem.isRefusal;
  const problems = isRefused ? (submitProblem(i18n, problem, fields).fields ?? {}) : {};

  return (
    <Stack gap="lg">
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={t("words.kind")}
          value={kind}
          data={kinds.map((value) => ({ value, label: t(`message.kind.${value}`) }))}
          onChange={({ currentTarget }) => changeSearch({ kind: currentTarget.value })}
        />
        <NativeSelect
          label={t("words.language")}
          value={language}
          data={languages.map((value) => ({ value, label: languageName.of(value) ?? value }))}
          onChange={({ currentTarget }) => changeSearch({ language: currentTarget.value })}
        />
        <NativeSelect
          hiddenFrom="md"
          label={t("words.view")}
          value={view}
          data={views.map((value) => ({ value, label: t(`words.views.${value}`) }))}
          onChange={({ currentTarget }) => changeSearch({ view: currentTarget.value })}
        />
        <SegmentedControl
          visibleFrom="md"
          aria-label={t("words.view")}
          value={view}
          data={views.map((value) => ({ value, label: t(`words.views.${value}`) }))}
          onChange={(value) => changeSearch({ view: value })}
        />
      </Group>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <section aria-label={t("words.preview")} aria-busy={preview.isFetching}>
            {preview.data ? (
              <>
                <Group justify="space-between" gap="xs" mb="xs" align="flex-start">
                  <Text
                    component="div"
                    size="sm"
                    flex="1 1 16rem"
                    style={{ overflowWrap: "anywhere" }}
                  >
                    <Text span c="dimmed" inherit>
                      {t("words.subject")}{" "}
                    </Text>
                    <strong lang={language}>{preview.data.subject}</strong>
                  </Text>
                  <Badge variant="default" flex="none" tt="none">
                    {t(`words.source.${preview.data.source}`)}
                  </Badge>
                </Group>
                <div lang={language}>
                  <MessagePreview
                    view={view}
                    {...preview.data}
                    subject={preview.data.subject ?? ""}
                  />
                </div>
              </>
            ) : isRefused ? (
              <Text c="dimmed">{t("words.noPreview")}</Text>
            ) : preview.isError ? (
              <QueryFailed error={preview.error} onRetry={() => void preview.refetch()} />
            ) : (
              <LoadingState shape="cards" count={4} />
            )}
          </section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Title order={2} size="h4" mb="xs">
            {t("words.own")}
          </Title>
          <OwnWords
            // other words, another form
            key={key}
            texts={texts}
            kind={kind}
            language={language}
            problems={problems}
            onChange={(changed) => setDraft({ key, words: changed })}
            onSaved={() => setDraft(undefined)}
          />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

const fields = { subject: "subject", introduction: "introduction" } as const;

interface OwnWordsProps {
  readonly texts: MessageTexts;
  readonly kind: NotificationKind;
  readonly language: string;
  readonly problems: Partial<Record<keyof OwnWordsValues, string>>;
  readonly onChange: (words: OwnWordsValues) => void;
  /** What is saved is what counts again. */
  readonly onSaved: () => void;
}

function OwnWords({ texts, kind, language, problems, onChange, onSaved }: OwnWordsProps) {
  const { t } = useTranslation("kit");
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const tellSaved = useTellSaved();
  const tellRefusal = useTellRefusal();
  const [version, setVersion] = useState(0);
  const param = { kind, language };
  const refresh = async () => {
    await queryClient.invalidateQueries({ queryKey: messageTextsQuery.queryKey });
    await queryClient.invalidateQueries({ queryKey: ["message-previews"] });
    onSaved();
  };
  const restore = useMutation({
    mutationFn: () => unwrap(sharedApi["message-texts"][":kind"][":language"].$delete({ param })),
    onSuccess: async () => {
      await refresh();
      setVersion((count) => count + 1);
      tellSaved(t("words.restored"));
    },
    onError: tellRefusal,
  });
  const save = async ({ subject, introduction }: OwnWordsValues) => {
    const json = { subject: subject.trim() || null, introduction: introduction.trim() || null };
    await unwrap(sharedApi["message-texts"][":kind"][":language"].$put({ param, json }));
    await refresh();
    tellSaved(t("words.saved"));
  };
  const saved = texts.texts.find((one) => one.kind === kind && one.language === language);
  return (
    <OwnWordsForm
      key={version}
      initial={{ subject: saved?.subject ?? "", introduction: saved?.introduction ?? "" }}
      placeholders={texts.placeholders[kind] ?? []}
      placeholderName={(placeholder) => t(`words.placeholder.${placeholder}`)}
      problems={problems}
      onChange={onChange}
      onSubmit={(values) => answerOf(save(values), fields)}
      onRestore={saved && (() => restore.mutate())}
    />
  );
}

import { Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SeriesScope } from "./series-queries.ts";

export type Scope = "this" | SeriesScope;

const SCOPES = ["this", "following", "all"] as const;

interface ScopeChoiceProps {
  readonly value: Scope;
  readonly onChange: (scope: Scope) => void;
}

/** Which of a series a change is about. */
export function ScopeChoice({ value, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation("series");
  return (
    <Radio.Group
      label={t("scope.label")}
      value={value}
      onChange={(chosen) => onChange(SCOPES.find((one) => one === chosen) ?? "this")}
    >
      <Stack gap={6} mt={6}>
        {SCOPES.map((scope) => (
          <Radio key={scope} value={scope} label={t(`scope.${scope}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

import { Group, Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface LoadingStateProps {
  /** What is coming: the skeleton has its shape, so that nothing jumps. */
  readonly shape: "rows" | "cards" | "calendar" | "form";
  /** How many rows, cards or fields. Default: 5. */
  readonly count?: number;
}

/** A skeleton in the shape of what is being loaded. */
export function LoadingState({ shape, count = 5 }: LoadingStateProps) {
  const { t } = useTranslation("ui");
  return (
    <div role="status" aria-label={t("state.loading")}>
      {shape === "calendar" ? (
        <Skeleton h={560} radius="md" />
      ) : (
        <Stack gap={shape === "rows" ? "xs" : "md"}>
          {Array.from({ length: count }, (_, index) => index).map((index) => (
            <Shape key={index} shape={shape} />
          ))}
        </Stack>
      )}
    </div>
  );
}

function Shape({ shape }: { readonly shape: "rows" | "cards" | "form" }) {
  if (shape === "cards") return <Skeleton h={112} radius="md" />;
  if (shape === "form") {
    return (
      <Stack gap={6}>
        <Skeleton h={14} w={110} />
        <Skeleton h={36} />
      </Stack>
    );
  }
  return (
    <Group h={44} wrap="nowrap">
      <Skeleton h={16} w="30%" />
      <Skeleton h={16} w="45%" />
      <Skeleton h={16} w="15%" />
    </Group>
  );
}

import { ActionIcon, Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { LoopProposals } from "./loop-query.ts";

interface SequenceChoiceProps {
  readonly order: LoopProposals["order"];
  /** Positions in the order wanted, or as they are proposed at present. */
  readonly sequence: readonly number[];
  readonly isChosen: boolean;
  /** Undefined: any order will do. */
  readonly onSequence: (sequence: readonly number[] | undefined) => void;
}

/** In which order the interviews are to be held, as far as the plan leaves it open. */
export function SequenceChoice({ order, sequence, isChosen, onSequence }: SequenceChoiceProps) {
  const { t } = useTranslation("requests");
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Text component="legend" size="sm" fw={500}>
        {t("loop.order")}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {t("loop.orderHint")}
      </Text>
      <Stack component="ol" gap={4} style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {sequence.map((position, index) => {
          const title = order.interviews[position]?.title ?? "";
          return (
            <Group key={position} component="li" gap={4} wrap="nowrap">
              <Text size="sm" style={{ flex: 1, minWidth: 0 }}>
                {title}
              </Text>
              <ActionIcon
                variant="default"
                aria-label={t("loop.earlier", { title })}
                disabled={!maySwap(order, sequence, index - 1)}
                onClick={() => onSequence(swapped(sequence, index - 1))}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={t("loop.later", { title })}
                disabled={!maySwap(order, sequence, index)}
                onClick={() => onSequence(swapped(sequence, index))}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
            </Group>
          );
        })}
      </Stack>
      {isChosen && (
        <Button size="compact-sm" variant="subtle" onClick={() => onSequence(undefined)}>
          {t("loop.anyOrder")}
        </Button>
      )}
    </fieldset>
  );
}

/** Whether the plan lets the one at `index` and the next one change places. */
function maySwap(
  { interviews }: LoopProposals["order"],
  sequence: readonly number[],
  index: number,
): boolean {
  const [earlier, later] = [sequence[index], sequence[index + 1]];
  if (earlier === undefined || later === undefined) return false;
  return !interviews[later]?.after.includes(earlier);
}

function swapped(sequence: readonly number[], index: number): number[] {
  const next = [...sequence];
  const [earlier, later] = [sequence[index], sequence[index + 1]];
  if (earlier === undefined || later === undefined) return next;
  next[index] = later;
  next[index + 1] = earlier;
  return next;
}

import { Card, Grid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { formatDuration, PublicLayout, SlotPicker, useLocale, ZonePicker } from "../src/index.ts";
import { at, berlin, demoStarts, languages, now, toronto } from "./demo.ts";

const starts = demoStarts();
const states = ["ready", "loading", "failed"] as const;

export function BookingPage() {
  const asked = new URLSearchParams(location.search);
  const locale = useLocale();
  const [timeZone, setTimeZone] = useState(toronto);
  const [month, setMonth] = useState(asked.get("month") ?? "2026-03");
  const [day, setDay] = useState<string | null>(asked.get("day"));
  const [picked, setPicked] = useState<Date | null>(null);
  return (
    <PublicLayout organisation={{ name: "Atelier Lumen", colour: "#b4532a" }} languages={languages}>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 3 }}>
          <Stack gap={4}>
            <Text c="dimmed" size="sm">
              Ana Duarte
            </Text>
            <Title order={1}>Haircut and wash</Title>
            <Text>{formatDuration(45, locale)} · CA$65</Text>
            <Text size="sm" c="dimmed">
              120 Queen Street West, Toronto
            </Text>
            {picked && (
              <Card withBorder mt="md" padding="sm" role="status">
                {picked.toISOString()}
              </Card>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 9 }}>
          <SlotPicker
            starts={month === "2026-03" ? starts : []}
            timeZone={timeZone}
            now={now}
            month={month}
            day={day}
            picked={picked}
            state={states.find((state) => state === asked.get("state")) ?? "ready"}
            nextFree={month === "2026-04" ? at("2026-05-04", 9) : null}
            lastDay="2026-06-30"
            onMonth={(next) => {
              setMonth(next);
              setDay(null);
            }}
            onDay={setDay}
            onPick={setPicked}
            onRetry={() => undefined}
            aboveMonth={
              <ZonePicker
                value={timeZone}
                onChange={setTimeZone}
                now={now}
                suggested={[toronto, berlin]}
              />
            }
          />
        </Grid.Col>
      </Grid>
    </PublicLayout>
  );
}

import { useLocale } from "@convene/ui";
import { unwrap, useIdempotentSend } from "@convene/web-kit";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { describeRule } from "./describe-rule.ts";
import { PreviewStep } from "./preview-step.tsx";
import { type SeriesRequest, seriesPreviewQuery } from "./series-queries.ts";

interface BookSeriesStepProps {
  readonly request: SeriesRequest;
  /** Who it is for. */
  readonly caller: {
    readonly client: { name: string; locale: string; email?: string; phone?: string };
    readonly smsOptIn?: boolean;
    readonly notes?: string;
  };
  readonly timeZone: string;
  /** @param appointmentId The first one's. */
  readonly onBooked: (appointmentId: string) => void;
  readonly onBack: () => void;
}

/** The dates of a series before it is booked. */
export function BookSeriesStep({
  request,
  caller,
  timeZone,
  onBooked,
  onBack,
}: BookSeriesStepProps) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const send = useIdempotentSend();
  const preview = useQuery(seriesPreviewQuery(request));
  return (
    <PreviewStep
      preview={preview}
      summary={describeRule(request, t, locale)}
      timeZone={timeZone}
      submitLabel={(count) => t("book.submit", { count })}
      save={(decisions) =>
        send((headers) =>
          unwrap(
            api.series.$post(
              { json: { ...request, ...caller, decisions: [...decisions] } },
              { headers },
            ),
          ),
        )
      }
      onSaved={({ appointmentIds: [first] }) => {
        void queryClient.invalidateQueries({ queryKey: ["calendar"] });
        if (first !== undefined) onBooked(first);
      }}
      onBack={onBack}
    />
  );
}

/** What we send to Zoom, as its documentation describes it: the part that our own requests use. */
export const ZOOM_SCHEMAS = {
  $defs: {
    meeting: {
      type: "object",
      required: ["topic", "type", "start_time", "duration", "timezone"],
      properties: {
        topic: { type: "string", minLength: 1, maxLength: 200 },
        type: { enum: [1, 2, 3, 8] },
        start_time: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$" },
        duration: { type: "integer", minimum: 1 },
        timezone: { type: "string", minLength: 1 },
        agenda: { type: "string", maxLength: 2000 },
        settings: {
          type: "object",
          additionalProperties: false,
          properties: { join_before_host: { type: "boolean" }, waiting_room: { type: "boolean" } },
        },
      },
    },
  },
} as const;

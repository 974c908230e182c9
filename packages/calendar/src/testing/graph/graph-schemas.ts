/**
 * What we send to Graph, as its documentation describes it: the part that our own requests use, closed,
 * so that a misspelt name is refused. The whole description is checked beside it where it is at hand.
 */
export const GRAPH_SCHEMAS = {
  $defs: {
    time: {
      type: "object",
      additionalProperties: false,
      required: ["dateTime", "timeZone"],
      properties: {
        // No offset and no Z: the zone stands beside it.
        dateTime: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$" },
        timeZone: { type: "string", minLength: 1 },
      },
    },
    changedEvent: {
      type: "object",
      properties: {
        subject: { type: "string", maxLength: 255 },
        body: {
          type: "object",
          additionalProperties: false,
          required: ["contentType", "content"],
          properties: { contentType: { enum: ["text", "html"] }, content: { type: "string" } },
        },
        location: {
          type: "object",
          additionalProperties: false,
          properties: { displayName: { type: "string" } },
        },
        start: { $ref: "#/$defs/time" },
        end: { $ref: "#/$defs/time" },
        isAllDay: { type: "boolean" },
        showAs: { enum: ["free", "tentative", "busy", "oof", "workingElsewhere"] },
        sensitivity: { enum: ["normal", "personal", "private", "confidential"] },
        isOnlineMeeting: { type: "boolean" },
        onlineMeetingProvider: { enum: ["teamsForBusiness"] },
        singleValueExtendedProperties: {
          type: "array",
          items: {
            type: "object",
            additionalProperties: false,
            required: ["id", "value"],
            properties: {
              id: { type: "string", pattern: "^String \\{[0-9a-f-]{36}\\} Name \\w+$" },
              value: { type: "string" },
            },
          },
        },
        attendees: {
          type: "array",
          items: {
            type: "object",
            additionalProperties: false,
            required: ["emailAddress", "type"],
            properties: {
              emailAddress: {
                type: "object",
                additionalProperties: false,
                required: ["address"],
                properties: {
                  address: { type: "string", pattern: "@" },
                  name: { type: "string" },
                },
              },
              type: { enum: ["required", "optional", "resource"] },
            },
          },
        },
      },
    },
    newEvent: {
      $ref: "#/$defs/changedEvent",
      required: ["subject", "start", "end"],
      properties: { transactionId: { type: "string", minLength: 1 } },
    },
    newSubscription: {
      type: "object",
      required: ["changeType", "notificationUrl", "resource", "expirationDateTime"],
      properties: {
        changeType: {
          type: "string",
          pattern: "^(created|updated|deleted)(,(created|updated|deleted))*$",
        },
        notificationUrl: { type: "string", pattern: "^https?://" },
        lifecycleNotificationUrl: { type: "string", pattern: "^https?://" },
        resource: { type: "string", minLength: 1 },
        expirationDateTime: { type: "string", pattern: "T.*Z$" },
        clientState: { type: "string", maxLength: 128 },
      },
    },
    changedSubscription: {
      type: "object",
      required: ["expirationDateTime"],
      properties: { expirationDateTime: { type: "string", pattern: "T.*Z$" } },
    },
  },
} as const;

/** What stands in an operation of the API's description, e.g. `PATCH /members/{id}`. */
export interface DeedWords {
  /** Whether it added, changed or removed something, or took personal data out. */
  readonly verb: "added" | "changed" | "removed" | "took";
  /** What it is about: the first part of the path, e.g. `members`. */
  readonly area: string;
}

/** Reads an operation; what follows a subject, e.g. `/jobs/{id}/state`, changes it. */
export function deedWords(operation: string): DeedWords {
  const [method = "", path = ""] = operation.split(" ");
  const [area = "", ...rest] = path.split("/").filter((part) => part !== "");
  return { verb: verbOf(method, rest.length > 0), area };
}

function verbOf(method: string, hasSubject: boolean): DeedWords["verb"] {
  switch (method) {
    case "GET":
      return "took";
    case "DELETE":
      return "removed";
    case "POST":
      return hasSubject ? "changed" : "added";
    default:
      return "changed";
  }
}

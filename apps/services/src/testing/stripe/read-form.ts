/** What a form-encoded body holds, nested as its brackets say. */
export interface Form {
  readonly [name: string]: FormValue;
}
export type FormValue = string | Form | readonly FormValue[];

type Node = Map<string, Node | string>;

/**
 * Reads a body as Stripe does: `a[b]=1` is nested, `a[0]=1` is a list. All values are text.
 *
 * @example readForm("metadata[id]=7&expand[0]=charge") // { metadata: { id: "7" }, expand: ["charge"] }
 */
export function readForm(body: string): Form {
  const root: Node = new Map();
  for (const [name, value] of new URLSearchParams(body)) {
    const [first = "", ...rest] = name.replaceAll("]", "").split("[");
    let node = root;
    const path = [first, ...rest];
    for (const step of path.slice(0, -1)) {
      const next = node.get(step);
      const inner: Node = next instanceof Map ? next : new Map();
      node.set(step, inner);
      node = inner;
    }
    node.set(path.at(-1) ?? "", value);
  }
  return toForm(root);
}

function toForm(node: Node): Form {
  return Object.fromEntries([...node].map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: Node | string): FormValue {
  if (typeof value === "string") return value;
  const isList = value.size > 0 && [...value.keys()].every((key, index) => key === `${index}`);
  return isList ? [...value.values()].map(toValue) : toForm(value);
}

import { rolldown } from "rolldown";

/**
 * One script that holds a package and all that it imports, as a page would load it.
 *
 * @param folder Where the package is installed.
 * @param name Of the global variable that holds what the package exports.
 * @throws Error where something has no place in a browser, or is not found
 */
export async function bundleForBrowser(
  entry: string,
  folder: string,
  name: string,
): Promise<string> {
  const bundle = await rolldown({
    input: entry,
    cwd: folder,
    platform: "browser",
    onLog(_level, { message }) {
      throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format: "iife", name });
  await bundle.close();
  const [{ code, imports }] = output;
  if (imports.length > 0) throw new Error(`${entry} needs ${imports.join(", ")}`);
  return code;
}

/** A database cannot be made ready for the apps; the message says why, to whoever runs them. */
export class DatabaseSetupError extends Error {
  override readonly name = "DatabaseSetupError";
}

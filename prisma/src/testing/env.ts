/** Connection URL of a server to test on, as a user who may create databases and roles; usually unset. */
export function testServerUrl(): string | undefined {
  return process.env.TEST_DATABASE_URL || undefined;
}

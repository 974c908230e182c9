import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { signOut } from "./auth-client.ts";

/** Signs out and starts the pages anew, so that nothing of what was shown is left in them. */
export function useSignOut(): UseMutationResult<void, Error, void> {
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => window.location.assign("/sign-in"),
  });
}

/** Whether the server gave no answer of its own: what is known of it may be shown meanwhile, with its age. */
export function isUnreachable({ kind }: { readonly kind: string }): boolean {
  return kind === 'offline' || kind === 'unavailable' || kind === 'notMantis';
}

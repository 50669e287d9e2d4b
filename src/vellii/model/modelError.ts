/** Why a language model gave no draft. Nothing of a request or an answer is in it. */
export type ModelError =
  /** A setting without which nobody can be asked. */
  | { readonly kind: 'notSetUp'; readonly missing: 'address' | 'model' }
  | { readonly kind: 'badAddress' }
  | { readonly kind: 'badHeader'; readonly name: string }
  /** The policy of the endpoint does not let texts out. */
  | { readonly kind: 'forbidden'; readonly reason: 'none' | 'notInternal' }
  /** The model exists, and the person has not let this extension use it. */
  | { readonly kind: 'notPermitted' }
  | { readonly kind: 'unauthorised'; readonly hasKey: boolean }
  | { readonly kind: 'notFound'; readonly model: string }
  /** `retryAfter` in milliseconds, where the server said so. */
  | { readonly kind: 'rateLimited'; readonly retryAfter: number | null }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'unreadable' }
  /** Nothing came for so many milliseconds. */
  | { readonly kind: 'timeout'; readonly after: number }
  | { readonly kind: 'unreachable'; readonly code: string | null }
  | { readonly kind: 'redirected' }
  /** Something answered that is no model server. */
  | { readonly kind: 'notAnEndpoint' }
  | { readonly kind: 'server'; readonly status: number }
  | { readonly kind: 'cancelled' };

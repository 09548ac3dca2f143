/** What can be opened over a client's page. The page only says so; the parts are put together in app/client-route. */
export type ClientPanel =
  | { readonly kind: 'edit' }
  | { readonly kind: 'consents'; readonly consentId: string | null }
  | { readonly kind: 'add-files' }
  | { readonly kind: 'attachment'; readonly id: string }
  | { readonly kind: 'amend'; readonly noteId: string; readonly closesRisk: boolean }
  | { readonly kind: 'new-session' }
  | { readonly kind: 'people' }
  | { readonly kind: 'hold' };

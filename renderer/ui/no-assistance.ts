/**
 * Attributes of every editable element of the app. Each names a helper of the browser that would keep or send what is
 * typed: form memory, spelling dictionaries, correction, suggestions. A field never stands inside a <form>, which is
 * what password managers and form memory look for.
 */
export const NO_ASSISTANCE = {
  autoComplete: 'off',
  autoCorrect: 'off',
  autoCapitalize: 'off',
  spellCheck: false,
  writingsuggestions: 'false',
} as const;

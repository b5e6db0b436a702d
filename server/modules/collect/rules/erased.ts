/** Why an event takes no effect that is of a person who was erased after it happened. */
export const erasedReason = {
  code: 'erased',
  hint: 'Its person was erased after it happened: it takes no effect, and nothing of it is kept.',
} as const
